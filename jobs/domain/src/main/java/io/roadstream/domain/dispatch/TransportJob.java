/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import org.jspecify.annotations.Nullable;

/**
 * An order to be put into plans.
 *
 * @param pickup where it is fetched, or null if it is on board
 * @param dropoff where it goes
 */
public record TransportJob(@Nullable RouteStop pickup, RouteStop dropoff) {
    /** Whose. */
    public String orderId() {
        return dropoff.ref().orderId();
    }
}
