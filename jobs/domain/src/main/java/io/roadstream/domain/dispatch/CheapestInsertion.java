/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import io.roadstream.contract.event.PlannedStop;
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
                if (more < bestMore && isFeasible(candidate, route)) {
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

    private boolean isFeasible(VehicleRoute candidate, VehicleRoute before) {
        int load = candidate.onBoard();
        for (RouteStop stop : candidate.stops()) {
            load += stop.loadChange();
            if (load > candidate.capacity()) {
                return false;
            }
        }
        Long until = candidate.untilMillis();
        return until == null || end(candidate) <= Math.max(until, end(before));
    }

    private long end(VehicleRoute route) {
        List<PlannedStop> stops = RouteTimes.of(route, settings).stops();
        return stops.isEmpty()
                ? route.startMillis()
                : stops.get(stops.size() - 1).departureMillis();
    }
}
