/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.eta;

import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.Track;
import io.roadstream.domain.eta.EtaState;
import io.roadstream.domain.eta.JourneyState;
import io.roadstream.domain.tracking.Fingerprint;
import io.roadstream.domain.tracking.MemoryBucket;
import io.roadstream.domain.tracking.TrackingRule;
import io.roadstream.domain.tracking.TrackingSettings;
import io.roadstream.domain.tracking.TrackingStep;
import io.roadstream.domain.tracking.VehicleState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One vehicle's state, held as the operators hold it. */
final class CityVehicle {
    private static final TrackingRule TRACKING = new TrackingRule(TrackingSettings.DEFAULT);

    private final Map<Integer, byte[]> memory = new HashMap<>();
    private VehicleState tracking = VehicleState.NEW;
    private long releaseMillis = Long.MAX_VALUE;
    JourneyState journey;
    EtaState told = EtaState.NONE;

    CityVehicle(String tenant, String vehicle) {
        this.journey = JourneyState.unknown(tenant, vehicle);
    }

    /** The tracks that a report sets free. */
    List<Track> take(PositionReport report) {
        List<Track> tracks = new ArrayList<>();
        long now = report.envelope().ingestTimeMillis();
        if (now >= releaseMillis) {
            releaseMillis = Long.MAX_VALUE;
            TrackingStep released = TRACKING.release(tracking);
            tracking = released.state();
            tracks.addAll(released.tracks());
        }
        long fingerprint = Fingerprint.of(report);
        if (!remember(tracking.memory().generation(), fingerprint)) {
            return tracks;
        }
        TrackingStep step = TRACKING.step(tracking, report, fingerprint);
        tracking = step.state();
        releaseMillis =
                tracking.held() == null
                        ? Long.MAX_VALUE
                        : Math.min(releaseMillis, now + TrackingSettings.DEFAULT.hold().toMillis());
        tracks.addAll(step.tracks());
        return tracks;
    }

    private boolean remember(int generation, long fingerprint) {
        int index = MemoryBucket.index(fingerprint);
        byte[] bucket = memory.get(index);
        if (bucket == null) {
            bucket = MemoryBucket.empty(generation);
        }
        if (MemoryBucket.contains(bucket, generation, fingerprint)) {
            return false;
        }
        memory.put(index, MemoryBucket.add(bucket, generation, fingerprint));
        return true;
    }
}
