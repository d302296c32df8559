/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.feed;

import io.roadstream.contract.event.ArrivalInterval;

/**
 * Arrivals as customers are told them: rounded outward, so that the promise does not get tighter.
 */
public final class WholeMinutes {
    private static final long MINUTE_MILLIS = 60_000;

    private WholeMinutes() {}

    public static ArrivalInterval of(ArrivalInterval arrival) {
        return new ArrivalInterval(
                floor(arrival.p10Millis()),
                floor(arrival.p50Millis() + MINUTE_MILLIS / 2),
                -floor(-arrival.p90Millis()));
    }

    private static long floor(long millis) {
        return Math.floorDiv(millis, MINUTE_MILLIS) * MINUTE_MILLIS;
    }
}
