/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import java.util.List;
import java.util.Optional;

/**
 * Stops of a vehicle before and after they were thought over.
 *
 * @param vehicleId whose
 * @param before what it had to do when that began
 * @param after what it should do
 */
record RouteChange(String vehicleId, List<StopRef> before, List<StopRef> after) {
    static RouteChange of(VehicleRoute before, VehicleRoute after) {
        return new RouteChange(before.vehicleId(), refs(before), refs(after));
    }

    boolean isNone() {
        return before.equals(after);
    }

    /**
     * The stops that it should make of those that are left now; nothing if something else happened
     * meanwhile than that the first ones were made.
     *
     * @param now stops of its plan now
     * @param drivenTo how many of them are not to be changed any more
     */
    Optional<List<StopRef>> onto(List<StopRef> now, int drivenTo) {
        int made = before.size() - now.size();
        boolean isLeft =
                made >= 0
                        && before.subList(made, before.size()).equals(now)
                        && startsWith(after, before.subList(0, made));
        if (!isLeft) {
            return Optional.empty();
        }
        List<StopRef> next = after.subList(made, after.size());
        return startsWith(next, now.subList(0, drivenTo)) ? Optional.of(next) : Optional.empty();
    }

    private static boolean startsWith(List<StopRef> stops, List<StopRef> first) {
        return stops.size() >= first.size() && stops.subList(0, first.size()).equals(first);
    }

    private static List<StopRef> refs(VehicleRoute route) {
        return route.stops().stream().map(RouteStop::ref).toList();
    }
}
