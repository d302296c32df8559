/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.dispatch;

import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.event.VehicleKind;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.domain.dispatch.DispatchSettings;
import io.roadstream.domain.dispatch.LatePrice;
import io.roadstream.domain.dispatch.Planner;
import io.roadstream.domain.dispatch.RouteStop;
import io.roadstream.domain.dispatch.RouteTimes;
import io.roadstream.domain.dispatch.StopRef;
import io.roadstream.domain.dispatch.TransportJob;
import io.roadstream.domain.dispatch.TravelSettings;
import io.roadstream.domain.dispatch.VehicleRoute;
import io.roadstream.optimizer.insertion.Insertion;
import io.roadstream.optimizer.insertion.Limit;
import io.roadstream.optimizer.insertion.Outcome;
import io.roadstream.optimizer.model.Action;
import io.roadstream.optimizer.model.Geometry;
import io.roadstream.optimizer.model.Lateness;
import io.roadstream.optimizer.model.Load;
import io.roadstream.optimizer.model.Place;
import io.roadstream.optimizer.model.Prices;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.ProblemBuilder;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.Shift;
import io.roadstream.optimizer.model.StraightLine;
import io.roadstream.optimizer.model.Task;
import io.roadstream.optimizer.model.TaskId;
import io.roadstream.optimizer.model.Vehicle;
import io.roadstream.optimizer.model.Window;
import io.roadstream.optimizer.plan.Assignment;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.schedule.PlanAssembly;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The optimizer's insertion as dispatch asks for it. Its travel times know no kinds of vehicles, so
 * that the vehicles of each kind are a problem of their own; the cheapest of their answers counts.
 */
public final class InsertionPlanner implements Planner {
    private static final long serialVersionUID = 1L;

    private static final Prices PRICES =
            new Prices(1, RouteTimes.PER_METER, RouteTimes.PER_SECOND_WAITING, 0, 0, 1e9);

    private final DispatchSettings settings;

    public InsertionPlanner(DispatchSettings settings) {
        this.settings = settings;
    }

    @Override
    public Optional<VehicleRoute> findPlace(List<VehicleRoute> fleet, TransportJob job) {
        Map<VehicleKind, List<VehicleRoute>> kinds = new EnumMap<>(VehicleKind.class);
        fleet.forEach(
                route -> kinds.computeIfAbsent(route.kind(), k -> new ArrayList<>()).add(route));
        @Nullable VehicleRoute best = null;
        double bestCost = Double.POSITIVE_INFINITY;
        for (Map.Entry<VehicleKind, List<VehicleRoute>> kind : kinds.entrySet()) {
            List<VehicleRoute> routes = kind.getValue();
            Request request = request(job, routes.get(0).vehicleId());
            Outcome outcome =
                    Insertion.insert(plan(kind.getKey(), routes, job), request, Limit.none());
            String vehicleId = outcome.vehicleId();
            if (vehicleId != null && outcome.cost() < bestCost) {
                best = changed(routes, job, vehicleId, outcome.plan());
                bestCost = outcome.cost();
            }
        }
        return Optional.ofNullable(best);
    }

    private Plan plan(VehicleKind kind, List<VehicleRoute> routes, TransportJob job) {
        TravelSettings travel = settings.travel();
        ProblemBuilder problem =
                Problem.builder(
                        new StraightLine(Geometry.SPHERE, travel.speedMps(kind), travel.detour()),
                        PRICES);
        List<Assignment> lines = new ArrayList<>();
        for (VehicleRoute route : routes) {
            problem.vehicle(vehicle(route, job));
            for (TransportJob known : jobs(route)) {
                problem.request(request(known, route.vehicleId()));
            }
            for (RouteStop stop : route.stops()) {
                lines.add(new Assignment(route.vehicleId(), taskId(stop.ref())));
            }
        }
        return PlanAssembly.of(problem.build(), lines);
    }

    /** What is on board is there, even where a driver took more than the vehicle should hold. */
    private static Vehicle vehicle(VehicleRoute route, TransportJob job) {
        int onBoard = route.onBoard() + (job.pickup() == null ? job.dropoff().size() : 0);
        long from = route.startMillis();
        Long until = route.untilMillis();
        return Vehicle.of(
                        route.vehicleId(),
                        place(route.start()),
                        new Shift(
                                from, until == null ? Window.NEVER_MILLIS : Math.max(from, until)),
                        Load.of(Math.max(route.capacity(), onBoard)))
                .withCommitted(
                        route.stops().stream()
                                .limit(route.committed())
                                .map(stop -> taskId(stop.ref()))
                                .toList());
    }

    private static List<TransportJob> jobs(VehicleRoute route) {
        Map<String, RouteStop> pickups = new HashMap<>();
        List<TransportJob> jobs = new ArrayList<>();
        for (RouteStop stop : route.stops()) {
            String order = stop.ref().orderId();
            switch (stop.ref().kind()) {
                case PICKUP -> pickups.put(order, stop);
                case DROPOFF -> jobs.add(new TransportJob(pickups.get(order), stop));
            }
        }
        return jobs;
    }

    private Request request(TransportJob job, String vehicleId) {
        RouteStop pickup = job.pickup();
        Load load = Load.of(job.dropoff().size());
        Task delivery = task(job.dropoff());
        return pickup == null
                ? Request.onBoard(job.orderId(), load, delivery, vehicleId)
                : Request.pair(job.orderId(), load, task(pickup), delivery);
    }

    private Task task(RouteStop stop) {
        StopKind kind = stop.ref().kind();
        LatePrice price =
                kind == StopKind.PICKUP ? settings.prices().pickup() : settings.prices().dropoff();
        return Task.of(
                action(kind),
                place(stop.place()),
                settings.travel().stopMillis(kind),
                window(stop, price));
    }

    /** The price begins at the reserve: there the optimizer's window is due. */
    private static Window window(RouteStop stop, LatePrice price) {
        Long from = stop.window().fromMillis();
        Long until = stop.window().untilMillis();
        long opens = from == null ? -Window.NEVER_MILLIS + 1 : from;
        if (until == null) {
            return Window.soft(opens, Window.NEVER_MILLIS, Lateness.DEFAULT);
        }
        long due = Math.max(opens, until - price.reserve().toMillis());
        return Window.soft(
                opens,
                due,
                new Lateness(
                        price.reservePerSecond(), Math.max(0, until - due), price.latePerSecond()));
    }

    private static VehicleRoute changed(
            List<VehicleRoute> routes, TransportJob job, String vehicleId, Plan plan) {
        VehicleRoute route =
                routes.stream()
                        .filter(candidate -> candidate.vehicleId().equals(vehicleId))
                        .findFirst()
                        .orElseThrow();
        Map<TaskId, RouteStop> stops = new HashMap<>();
        route.stops().forEach(stop -> stops.put(taskId(stop.ref()), stop));
        stops.put(taskId(job.dropoff().ref()), job.dropoff());
        RouteStop pickup = job.pickup();
        if (pickup != null) {
            stops.put(taskId(pickup.ref()), pickup);
        }
        return route.with(
                plan.getRoute(vehicleId).steps().stream()
                        .flatMap(step -> Optional.ofNullable(stops.get(step.id())).stream())
                        .toList());
    }

    private static TaskId taskId(StopRef ref) {
        return new TaskId(ref.orderId(), action(ref.kind()));
    }

    private static Action action(StopKind kind) {
        return switch (kind) {
            case PICKUP -> Action.PICKUP;
            case DROPOFF -> Action.DELIVERY;
        };
    }

    private static Place place(GeoPoint point) {
        return Place.ofDegrees(point.lat(), point.lon());
    }
}
