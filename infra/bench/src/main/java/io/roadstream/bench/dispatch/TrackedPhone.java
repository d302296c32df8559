/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.dispatch;

import io.roadstream.bench.city.CityPhone;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.Track;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One vehicle behind the tracking rule, thinned as the live job thins it. */
final class TrackedPhone {
    private static final long INTERVAL_MILLIS = Duration.ofSeconds(5).toMillis();

    private final CityPhone phone = new CityPhone();
    private long saidMillis;
    private long newestMillis;

    /** The newest live fix, if enough time went by since the last one. */
    Optional<Track> take(PositionReport report) {
        @Nullable Track newest = null;
        for (Track track : phone.take(report)) {
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
