/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.dispatch;

import io.roadstream.domain.dispatch.DispatchSettings;
import io.roadstream.domain.dispatch.Planner;
import io.roadstream.domain.dispatch.RouteStop;
import io.roadstream.domain.dispatch.RouteTimes;
import io.roadstream.domain.dispatch.TransportJob;
import io.roadstream.domain.dispatch.VehicleRoute;
import io.roadstream.optimizer.insertion.Insertion;
import io.roadstream.optimizer.insertion.Limit;
import io.roadstream.optimizer.insertion.Outcome;
import io.roadstream.optimizer.model.Prices;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.TaskId;
import io.roadstream.optimizer.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The optimizer's insertion as dispatch asks for it; of all kinds the cheapest answer counts. */
public final class InsertionPlanner implements Planner {
    private static final long serialVersionUID = 1L;

    private static final Prices PRICES =
            new Prices(1, RouteTimes.PER_METER, RouteTimes.PER_SECOND_WAITING, 0, 0, 1e9);

    private final RouteModel model;

    public InsertionPlanner(DispatchSettings settings) {
        this.model = new RouteModel(settings);
    }

    @Override
    public Optional<VehicleRoute> findPlace(List<VehicleRoute> fleet, TransportJob job) {
        @Nullable VehicleRoute best = null;
        double bestCost = Double.POSITIVE_INFINITY;
        for (List<VehicleRoute> routes : RouteModel.byKind(fleet).values()) {
            Request request = model.request(job, routes.get(0).vehicleId());
            List<VehicleRoute> holding = routes.stream().map(route -> holding(route, job)).toList();
            Outcome outcome =
                    Insertion.insert(model.plan(holding, Set.of(), PRICES), request, Limit.none());
            String vehicleId = outcome.vehicleId();
            if (vehicleId != null && outcome.cost() < bestCost) {
                best = changed(find(routes, vehicleId), job, outcome.plan());
                bestCost = outcome.cost();
            }
        }
        return Optional.ofNullable(best);
    }

    /** A vehicle that has the job on board already holds it. */
    private static VehicleRoute holding(VehicleRoute route, TransportJob job) {
        return job.pickup() == null
                ? route.withCapacity(
                        Math.max(route.capacity(), route.onBoard() + job.dropoff().size()))
                : route;
    }

    private static VehicleRoute find(List<VehicleRoute> routes, String vehicleId) {
        return routes.stream()
                .filter(candidate -> candidate.vehicleId().equals(vehicleId))
                .findFirst()
                .orElseThrow();
    }

    private static VehicleRoute changed(VehicleRoute route, TransportJob job, Plan plan) {
        Map<TaskId, RouteStop> stops = RouteModel.stops(List.of(route));
        stops.put(RouteModel.taskId(job.dropoff().ref()), job.dropoff());
        RouteStop pickup = job.pickup();
        if (pickup != null) {
            stops.put(RouteModel.taskId(pickup.ref()), pickup);
        }
        return RouteModel.read(plan, route, stops);
    }
}
