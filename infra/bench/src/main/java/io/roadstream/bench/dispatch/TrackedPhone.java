/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.dispatch;

import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.Track;
import io.roadstream.domain.tracking.Fingerprint;
import io.roadstream.domain.tracking.TrackingRule;
import io.roadstream.domain.tracking.TrackingSettings;
import io.roadstream.domain.tracking.VehicleState;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One vehicle behind the tracking rule, thinned as the live job thins it. A report that came twice
 * is no newer than itself, so nothing need remember it.
 */
final class TrackedPhone {
    private static final long INTERVAL_MILLIS = Duration.ofSeconds(5).toMillis();
    private static final TrackingRule RULE = new TrackingRule(TrackingSettings.DEFAULT);

    private VehicleState state = VehicleState.NEW;
    private long saidMillis;
    private long newestMillis;

    /** The newest live fix, if enough time went by since the last one. */
    Optional<Track> take(PositionReport report) {
        var step = RULE.step(state, report, Fingerprint.of(report));
        state = step.state();
        @Nullable Track newest = null;
        for (Track track : step.tracks()) {
            if (track.isLive() && track.envelope().eventTimeMillis() > newestMillis) {
                newest = track;
            }
        }
        long now = report.envelope().ingestTimeMillis();
        if (newest == null || now < saidMillis + INTERVAL_MILLIS) {
            return Optional.empty();
        }
        newestMillis = newest.envelope().eventTimeMillis();
        saidMillis = now;
        return Optional.of(newest);
    }
}
