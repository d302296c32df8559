/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.order;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.ingest.simulator.city.Spot;

/**
 * Where an order is picked up or dropped off, and when that should be.
 *
 * @param spot in the city
 * @param place on earth
 * @param name for people
 * @param fromMillis not before
 * @param untilMillis not after; later is late
 */
public record OrderStop(Spot spot, GeoPoint place, String name, long fromMillis, long untilMillis) {
    public OrderStop {
        if (untilMillis < fromMillis) {
            throw new IllegalArgumentException(
                    "a window must not end before it begins, was [%d, %d]"
                            .formatted(fromMillis, untilMillis));
        }
    }
}
