/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.anomaly;

import io.roadstream.contract.event.Anomaly;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one vehicle. Bounded: one fix and at most one anomaly of each kind.
 *
 * @param newest the newest live fix, null before the first
 * @param silence its way of reporting
 * @param teleport the teleport that goes on, or null
 * @param speeding how fast it is
 * @param checkMillis processing time of the timer that asks whether it is silent; 0: there is none
 */
public record WatchState(
        @Nullable LastFix newest,
        SilenceWatch silence,
        @Nullable Anomaly teleport,
        SpeedWatch speeding,
        long checkMillis) {
    /** A vehicle never seen. */
    public static final WatchState NEW =
            new WatchState(null, SilenceWatch.NEW, null, SpeedWatch.CALM, 0);

    /** The same with another timer. */
    public WatchState withCheck(long millis) {
        return new WatchState(newest, silence, teleport, speeding, millis);
    }

    WatchState with(SilenceWatch next) {
        return new WatchState(newest, next, teleport, speeding, checkMillis);
    }

    WatchState with(SpeedWatch next) {
        return new WatchState(newest, silence, teleport, next, checkMillis);
    }

    WatchState withNewest(LastFix fix) {
        return new WatchState(fix, silence, teleport, speeding, checkMillis);
    }

    WatchState withTeleport(@Nullable Anomaly next) {
        return new WatchState(newest, silence, next, speeding, checkMillis);
    }
}
