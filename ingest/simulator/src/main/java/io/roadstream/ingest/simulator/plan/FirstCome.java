/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The oldest order goes to the nearest free vehicle that can hold it, as the crow flies; one order
 * a vehicle.
 */
public final class FirstCome implements PlanSource {
    @Override
    public List<Plan> review(Situation situation) {
        List<Situation.Free> free = new ArrayList<>(situation.free());
        List<Plan> plans = new ArrayList<>();
        for (Situation.Waiting order : situation.waiting()) {
            Situation.Free nearest = nearest(order, free);
            if (nearest != null) {
                free.remove(nearest);
                plans.add(
                        new Plan(
                                nearest.vehicle(),
                                List.of(
                                        new PlanStop(order.order(), PlanStop.Action.PICKUP),
                                        new PlanStop(order.order(), PlanStop.Action.DROPOFF))));
            }
        }
        return plans;
    }

    private static Situation.@Nullable Free nearest(
            Situation.Waiting order, List<Situation.Free> free) {
        Situation.@Nullable Free best = null;
        double bestMeters = Double.POSITIVE_INFINITY;
        for (Situation.Free vehicle : free) {
            double meters = vehicle.place().distanceMeters(order.pickup());
            if (vehicle.capacity() >= order.size() && meters < bestMeters) {
                best = vehicle;
                bestMeters = meters;
            }
        }
        return best;
    }
}
