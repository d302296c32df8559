/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import io.roadstream.contract.event.OrderStop;
import io.roadstream.contract.geo.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * Where a stop is, and when it is late.
 *
 * @param place where
 * @param dueMillis end of its window, or null
 */
public record StopPlace(GeoPoint place, @Nullable Long dueMillis) {
    static StopPlace of(OrderStop stop) {
        return new StopPlace(stop.location(), stop.window().untilMillis());
    }
}
