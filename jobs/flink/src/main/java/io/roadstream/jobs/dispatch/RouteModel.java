/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.dispatch;

import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.event.VehicleKind;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.domain.dispatch.DispatchSettings;
import io.roadstream.domain.dispatch.LatePrice;
import io.roadstream.domain.dispatch.RouteStop;
import io.roadstream.domain.dispatch.StopRef;
import io.roadstream.domain.dispatch.TransportJob;
import io.roadstream.domain.dispatch.TravelSettings;
import io.roadstream.domain.dispatch.VehicleRoute;
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
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Routes of vehicles as the optimizer has them. Its travel times know no kinds of vehicles, so that
 * the vehicles of each kind are a problem of their own.
 */
final class RouteModel implements Serializable {
    private static final long serialVersionUID = 1L;

    private final DispatchSettings settings;

    RouteModel(DispatchSettings settings) {
        this.settings = settings;
    }

    /** Routes by kind of vehicle. */
    static Map<VehicleKind, List<VehicleRoute>> byKind(List<VehicleRoute> fleet) {
        Map<VehicleKind, List<VehicleRoute>> kinds = new EnumMap<>(VehicleKind.class);
        fleet.forEach(
                route -> kinds.computeIfAbsent(route.kind(), k -> new ArrayList<>()).add(route));
        return kinds;
    }

    /**
     * The plan that these routes are.
     *
     * @param routes of vehicles of one kind
     * @param bound orders that stay with their vehicle
     * @param prices of the problem
     */
    Plan plan(List<VehicleRoute> routes, Set<String> bound, Prices prices) {
        TravelSettings travel = settings.travel();
        VehicleKind kind = routes.get(0).kind();
        ProblemBuilder problem =
                Problem.builder(
                        new StraightLine(Geometry.SPHERE, travel.speedMps(kind), travel.detour()),
                        prices);
        List<Assignment> lines = new ArrayList<>();
        for (VehicleRoute route : routes) {
            problem.vehicle(vehicle(route));
            for (TransportJob known : jobs(route)) {
                Request request = request(known, route.vehicleId());
                problem.request(
                        bound.contains(known.orderId())
                                ? request.boundTo(route.vehicleId())
                                : request);
            }
            for (RouteStop stop : route.stops()) {
                lines.add(new Assignment(route.vehicleId(), taskId(stop.ref())));
            }
        }
        return PlanAssembly.of(problem.build(), lines);
    }

    /**
     * What is on board is there, even where a driver took more than the vehicle should hold. The
     * driver knows the first stop that is not committed.
     */
    private static Vehicle vehicle(VehicleRoute route) {
        List<TaskId> tasks = route.stops().stream().map(stop -> taskId(stop.ref())).toList();
        int told = Math.min(route.committed() + 1, tasks.size());
        long from = route.startMillis();
        Long until = route.untilMillis();
        return Vehicle.of(
                        route.vehicleId(),
                        place(route.start()),
                        new Shift(
                                from, until == null ? Window.NEVER_MILLIS : Math.max(from, until)),
                        Load.of(Math.max(route.capacity(), route.onBoard())))
                .withCommitted(tasks.subList(0, route.committed()))
                .withAnnounced(tasks.subList(route.committed(), told));
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

    /** The request that an order is; what is on board stays with the vehicle. */
    Request request(TransportJob job, String vehicleId) {
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

    /** What a vehicle does by a plan, the stops of which are these. */
    static VehicleRoute read(Plan plan, VehicleRoute before, Map<TaskId, RouteStop> stops) {
        return before.with(
                plan.getRoute(before.vehicleId()).steps().stream()
                        .flatMap(step -> Optional.ofNullable(stops.get(step.id())).stream())
                        .toList());
    }

    /** Stops by what the optimizer calls them. */
    static Map<TaskId, RouteStop> stops(List<VehicleRoute> routes) {
        Map<TaskId, RouteStop> stops = new HashMap<>();
        routes.forEach(route -> route.stops().forEach(stop -> stops.put(taskId(stop.ref()), stop)));
        return stops;
    }

    static TaskId taskId(StopRef ref) {
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
