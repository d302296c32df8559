/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.event.TimeWindow;
import io.roadstream.contract.geo.GeoPoint;

/**
 * A stop as those see it who plan.
 *
 * @param ref whose and which
 * @param place where
 * @param window when it should happen: not before it begins, late after it ends
 * @param size how much of the capacity is taken there, or given back
 */
public record RouteStop(StopRef ref, GeoPoint place, TimeWindow window, int size) {
    /** What is on board more after the stop. */
    int loadChange() {
        return ref.kind() == StopKind.PICKUP ? size : -size;
    }
}
