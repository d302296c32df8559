/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.dispatch;

import io.roadstream.optimizer.insertion.Limit;
import io.roadstream.optimizer.insertion.RegretInsertion;
import io.roadstream.optimizer.model.Action;
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
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.plan.Route;
import io.roadstream.optimizer.plan.Visit;
import io.roadstream.optimizer.schedule.PlanAssembly;
import io.roadstream.optimizer.search.Search;
import io.roadstream.optimizer.search.SearchLimit;
import io.roadstream.optimizer.search.SearchSettings;
import java.util.List;
import java.util.Random;

/**
 * A city in the middle of its day: open orders of which some are on board, a plan that a search has
 * made for them, legs that are frozen and stops that drivers were told.
 */
final class OpenOrders {
    private static final long MINUTE = 60_000;
    private static final int CITY_METERS = 8_000;
    private static final double SPEED_MPS = 7;
    private static final double DETOUR = 1.3;
    private static final int CAPACITY = 6;
    private static final int ORDERS_PER_VEHICLE = 5;

    /** Of the orders that one vehicle can hold on board; the others wait at their pickup. */
    private static final double ON_BOARD_SHARE = 0.2;

    private static final long SETTLING_ITERATIONS = 20_000;
    private static final int TOLD_STOPS = 2;

    private final Random random;
    private final int orders;
    private int nextOrder;

    OpenOrders(long seed, int orders) {
        this.random = new Random(seed);
        this.orders = orders;
    }

    /** The plan in force, with its frozen legs and told stops. */
    Plan plan() {
        StraightLine times = StraightLine.onPlane(SPEED_MPS).withDetour(DETOUR);
        ProblemBuilder builder = Problem.builder(times, Prices.DISPATCH);
        int vehicles = orders / ORDERS_PER_VEHICLE;
        for (int i = 0; i < vehicles; i++) {
            builder.vehicle(
                    Vehicle.of("v" + i, place(), new Shift(0, 480 * MINUTE), Load.of(CAPACITY)));
        }
        while (nextOrder < orders) {
            builder.request(
                    random.nextDouble() < ON_BOARD_SHARE
                            ? onBoard("v" + nextOrder % vehicles)
                            : order());
        }
        Problem problem = builder.build();
        Plan constructed =
                RegretInsertion.insertAll(PlanAssembly.of(problem, List.of()), 2, Limit.none());
        SearchSettings settings = SearchSettings.of(1, SearchLimit.iterations(SETTLING_ITERATIONS));
        return freeze(Search.solve(problem, constructed, settings).plan());
    }

    /** An order that is placed now. */
    Request order() {
        long ready = random.nextInt(150) * MINUTE;
        Window pickup = Window.soft(ready, ready + 15 * MINUTE, Lateness.DEFAULT);
        Window delivery = Window.soft(ready, ready + 60 * MINUTE, Lateness.DEFAULT);
        return Request.pair(
                "o" + nextOrder++,
                Load.of(1),
                Task.of(Action.PICKUP, place(), 2 * MINUTE, pickup),
                Task.of(Action.DELIVERY, place(), 3 * MINUTE, delivery));
    }

    private Request onBoard(String vehicleId) {
        Window delivery = Window.soft(0, 40 * MINUTE, Lateness.DEFAULT);
        Task task = Task.of(Action.DELIVERY, place(), 3 * MINUTE, delivery);
        return Request.onBoard("o" + nextOrder++, Load.of(1), task, vehicleId);
    }

    /** The first stop of every route is under way, the next ones were told. */
    private static Plan freeze(Plan plan) {
        ProblemBuilder builder = plan.problem().toBuilder();
        for (Route route : plan.routes()) {
            List<TaskId> stops = route.visits().stream().map(Visit::id).toList();
            int frozen = Math.min(1, stops.size());
            int told = Math.min(frozen + TOLD_STOPS, stops.size());
            builder.replaceVehicle(
                    route.vehicle()
                            .withCommitted(stops.subList(0, frozen))
                            .withAnnounced(stops.subList(frozen, told)));
        }
        return PlanAssembly.of(builder.build(), plan.assignments());
    }

    private Place place() {
        return Place.ofMeters(random.nextInt(CITY_METERS), random.nextInt(CITY_METERS));
    }
}
