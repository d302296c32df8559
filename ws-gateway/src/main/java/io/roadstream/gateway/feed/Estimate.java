/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.feed;

import io.roadstream.contract.event.Eta;
import java.util.stream.Stream;

/**
 * When the newest estimate of an order was made.
 *
 * @param timeMillis of the fix that it rests on
 * @param heardMillis when we heard of that
 */
record Estimate(long timeMillis, long heardMillis) {
    static Estimate newestOf(KnownOrder order) {
        Estimate newest = new Estimate(Long.MIN_VALUE, Long.MIN_VALUE);
        for (Eta eta : etas(order)) {
            if (eta.envelope().eventTimeMillis() > newest.timeMillis()) {
                newest =
                        new Estimate(
                                eta.envelope().eventTimeMillis(),
                                eta.envelope().ingestTimeMillis());
            }
        }
        return newest;
    }

    private static Iterable<Eta> etas(KnownOrder order) {
        return Stream.of(order.pickupEta(), order.dropoffEta())
                .flatMap(Stream::ofNullable)
                .toList();
    }
}
