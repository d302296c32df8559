/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.city;

import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.Track;
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

/** One vehicle's reports behind the tracking rule, its state held as the operator holds it. */
public final class CityPhone {
    private static final TrackingRule TRACKING = new TrackingRule(TrackingSettings.DEFAULT);

    private final Map<Integer, byte[]> memory = new HashMap<>();
    private VehicleState tracking = VehicleState.NEW;
    private long releaseMillis = Long.MAX_VALUE;

    /** The tracks that a report sets free. */
    public List<Track> take(PositionReport report) {
        long now = report.envelope().ingestTimeMillis();
        List<Track> tracks = new ArrayList<>(pass(now));
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

    /** The tracks that are set free because so much time went by. */
    public List<Track> pass(long nowMillis) {
        if (nowMillis < releaseMillis) {
            return List.of();
        }
        releaseMillis = Long.MAX_VALUE;
        TrackingStep released = TRACKING.release(tracking);
        tracking = released.state();
        return released.tracks();
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
