/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tries every position in every route. */
public final class CheapestInsertion implements Planner {
    private static final long serialVersionUID = 1L;

    private final DispatchSettings settings;

    public CheapestInsertion(DispatchSettings settings) {
        this.settings = settings;
    }

    @Override
    public Optional<VehicleRoute> findPlace(List<VehicleRoute> fleet, TransportJob job) {
        @Nullable VehicleRoute best = null;
        double bestMore = Double.POSITIVE_INFINITY;
        for (VehicleRoute route : fleet) {
            double before = RouteTimes.of(route, settings).cost();
            for (VehicleRoute candidate : candidates(route, job)) {
                double more = RouteTimes.of(candidate, settings).cost() - before;
                boolean isFeasible =
                        candidate.isWithinCapacity()
                                && RouteTimes.isWithinShift(candidate, route, settings);
                if (more < bestMore && isFeasible) {
                    best = candidate;
                    bestMore = more;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static List<VehicleRoute> candidates(VehicleRoute route, TransportJob job) {
        List<VehicleRoute> candidates = new ArrayList<>();
        int size = route.stops().size();
        for (int last = route.committed(); last <= size; last++) {
            List<RouteStop> dropped = new ArrayList<>(route.stops());
            dropped.add(last, job.dropoff());
            RouteStop pickup = job.pickup();
            if (pickup == null) {
                candidates.add(route.with(dropped));
                continue;
            }
            for (int first = route.committed(); first <= last; first++) {
                List<RouteStop> both = new ArrayList<>(dropped);
                both.add(first, pickup);
                candidates.add(route.with(both));
            }
        }
        return candidates;
    }
}
