/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.check;

import static io.roadstream.optimizer.fixtures.Street.at;
import static io.roadstream.optimizer.fixtures.Street.hard;
import static io.roadstream.optimizer.fixtures.Street.minutes;
import static io.roadstream.optimizer.fixtures.Street.pair;
import static io.roadstream.optimizer.fixtures.Street.task;
import static io.roadstream.optimizer.fixtures.Street.vehicle;
import static io.roadstream.optimizer.fixtures.Street.visit;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.optimizer.fixtures.Street;
import io.roadstream.optimizer.model.Action;
import io.roadstream.optimizer.model.Load;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.ProblemBuilder;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.Shift;
import io.roadstream.optimizer.model.TaskId;
import io.roadstream.optimizer.model.Vehicle;
import io.roadstream.optimizer.plan.Cost;
import io.roadstream.optimizer.plan.Ending;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.plan.Reason;
import io.roadstream.optimizer.plan.Route;
import io.roadstream.optimizer.plan.Step;
import io.roadstream.optimizer.plan.Unserved;
import io.roadstream.optimizer.plan.Visit;
import io.roadstream.optimizer.schedule.Timetable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A plan that holds, and one broken plan for each constraint. */
final class PlanCheckerTest {
    private static final Request VISIT = visit("a", 5);
    private static final Request PAIR = pair("p", 2, 4);
    private static final Vehicle V = vehicle("v", 0);

    @Test
    void findsNothingInAPlanThatHolds() {
        Problem problem = problem(V.endingAt(at(0)), VISIT, PAIR);

        assertThat(PlanChecker.check(plan(problem, step(PAIR, 0), step(PAIR, 1), step(VISIT, 0))))
                .isEmpty();
    }

    @Test
    void findsVisitsThatAreMissingOrThereTwice() {
        Problem problem = problem(V, VISIT, PAIR);

        assertBroken(plan(problem, step(VISIT, 0)), Constraint.SERVED_ONCE);
        assertBroken(
                plan(problem, step(VISIT, 0), step(VISIT, 0), step(PAIR, 0), step(PAIR, 1)),
                Constraint.SERVED_ONCE,
                Constraint.CAPACITY);
        assertBroken(plan(problem, step(VISIT, 0), step(PAIR, 0)), Constraint.SERVED_ONCE);
    }

    @Test
    void findsRequestsThatAreBothServedAndUnserved() {
        Problem problem = problem(V, VISIT);
        Plan plan = plan(problem, step(VISIT, 0));
        List<Unserved> both = List.of(Unserved.because(VISIT, Reason.SKILLS));

        assertBroken(new Plan(problem, plan.routes(), both, 0), Constraint.SERVED_ONCE);
    }

    @Test
    void findsRequestsThatAreNotTheProblems() {
        Problem problem = problem(V, VISIT);
        Request longer = visit("a", 6);

        assertBroken(plan(problem, step(longer, 0)), Constraint.SERVED_ONCE);
    }

    @Test
    void findsDeliveriesBeforeTheirPickups() {
        Problem problem = problem(V, PAIR);

        assertBroken(plan(problem, step(PAIR, 1), step(PAIR, 0)), Constraint.PICKUP_FIRST);
    }

    @Test
    void findsDeliveriesByAnotherVehicle() {
        Problem problem =
                Street.problem().vehicle(V).vehicle(vehicle("w", 0)).request(PAIR).build();
        Timetable timetable = new Timetable(problem);
        Route pickup = timetable.route(problem.getVehicle("v"), List.of(step(PAIR, 0)));
        Route delivery = timetable.route(problem.getVehicle("w"), List.of(step(PAIR, 1)));

        assertBroken(
                new Plan(problem, List.of(pickup, delivery), List.of(), 0),
                Constraint.PICKUP_FIRST);
    }

    @Test
    void findsServiceAfterTheWindow() {
        Request tight = visit("a", 5, hard(0, 3), hard(4, 4));
        Problem problem = problem(V, tight);

        assertBroken(plan(problem, step(tight, 0)), Constraint.WINDOW);
    }

    @Test
    void findsLoadsThatDoNotFit() {
        Request aboard = Request.onBoard("b", Load.of(2), task(Action.DELIVERY, 9), "v");
        Problem problem = problem(V, PAIR, aboard);

        assertBroken(
                plan(problem, step(PAIR, 0), step(PAIR, 1), step(aboard, 0)), Constraint.CAPACITY);
    }

    @Test
    void findsMissingSkills() {
        Request cold = VISIT.withSkills(Set.of("cold"));

        assertBroken(plan(problem(V, cold), step(cold, 0)), Constraint.SKILLS);
    }

    @Test
    void findsRoutesBeyondTheShift() {
        Vehicle tired = V.movedTo(at(0), new Shift(0, minutes(4)));

        assertBroken(plan(problem(tired, VISIT), step(VISIT, 0)), Constraint.SHIFT);
    }

    @Test
    void findsRoutesThatAreTooLong() {
        Vehicle hours = V.withLimits(minutes(4), 1e9);
        Vehicle meters = V.withLimits(minutes(90), 4_999);

        assertBroken(plan(problem(hours, VISIT), step(VISIT, 0)), Constraint.ROUTE_TIME);
        assertBroken(plan(problem(meters, VISIT), step(VISIT, 0)), Constraint.ROUTE_DISTANCE);
    }

    @Test
    void findsCommittedStopsThatWereMoved() {
        Request other = visit("o", 1);
        Vehicle committed = V.withCommitted(List.of(new TaskId("a", Action.VISIT)));
        Problem problem = problem(committed, VISIT, other);

        assertBroken(plan(problem, step(other, 0), step(VISIT, 0)), Constraint.COMMITTED);
    }

    @Test
    void findsRequestsOnAVehicleThatIsNotTheirs() {
        Request foreign = VISIT.boundTo("w");
        Problem problem =
                Street.problem().vehicle(V).vehicle(vehicle("w", 0)).request(foreign).build();

        assertBroken(plan(problem, step(foreign, 0)), Constraint.OWN_VEHICLE);
    }

    @Test
    void findsVehiclesThatAreNotTheProblems() {
        Problem problem = problem(V, VISIT);
        Vehicle faster = vehicle("v", 4);
        Route route = new Timetable(problem).route(faster, List.of(step(VISIT, 0)));

        assertBroken(new Plan(problem, List.of(route), List.of(), 0), Constraint.OWN_VEHICLE);
    }

    @Test
    void findsGoodsThatMustNotMeet() {
        Request food = VISIT.withKind("food");
        Request paint = PAIR.withKind("paint");
        Problem problem =
                Street.problem()
                        .vehicle(V)
                        .request(food)
                        .request(paint)
                        .incompatible("paint", "food")
                        .build();

        assertBroken(
                plan(problem, step(paint, 0), step(paint, 1), step(food, 0)),
                Constraint.COMPATIBILITY);
    }

    @Test
    void findsTimesLoadsAndCostsThatAreWrong() {
        Problem problem = problem(V, VISIT);
        Plan plan = plan(problem, step(VISIT, 0));
        Visit visit = plan.routes().get(0).visits().get(0);
        Visit early =
                new Visit(
                        visit.step(),
                        visit.arrivalMillis() - 1,
                        visit.startMillis() - 1,
                        visit.departureMillis(),
                        0,
                        visit.loadAfter(),
                        visit.driveMillis(),
                        visit.meters(),
                        visit.cost());
        Visit empty =
                new Visit(
                        visit.step(),
                        visit.arrivalMillis(),
                        visit.startMillis(),
                        visit.departureMillis(),
                        0,
                        Load.of(0),
                        visit.driveMillis(),
                        visit.meters(),
                        visit.cost());
        Visit cheap =
                new Visit(
                        visit.step(),
                        visit.arrivalMillis(),
                        visit.startMillis(),
                        visit.departureMillis(),
                        0,
                        visit.loadAfter(),
                        visit.driveMillis(),
                        visit.meters(),
                        Cost.NONE);

        assertBroken(with(plan, early), Constraint.TIMES);
        assertBroken(with(plan, empty), Constraint.TIMES);
        assertBroken(with(plan, cheap), Constraint.COST);
    }

    @Test
    void findsEndingsAndRouteCostsThatAreWrong() {
        Problem problem = problem(V.endingAt(at(0)), VISIT);
        Plan plan = plan(problem, step(VISIT, 0));
        Route route = plan.routes().get(0);
        Ending early = new Ending(0, route.ending().driveMillis(), 5_000, route.ending().cost());
        Route ends = new Route(route.vehicle(), route.visits(), early, 0, route.cost());
        Route cheap = new Route(route.vehicle(), route.visits(), route.ending(), 0, Cost.NONE);

        assertBroken(new Plan(problem, List.of(ends), List.of(), 0), Constraint.TIMES);
        assertBroken(new Plan(problem, List.of(cheap), List.of(), 0), Constraint.COST);
    }

    private static Plan with(Plan plan, Visit visit) {
        Route route = plan.routes().get(0);
        Route changed = new Route(route.vehicle(), List.of(visit), route.ending(), 0, route.cost());
        return new Plan(plan.problem(), List.of(changed), List.of(), 0);
    }

    private static Problem problem(Vehicle vehicle, Request... requests) {
        ProblemBuilder builder = Street.problem().vehicle(vehicle);
        List.of(requests).forEach(builder::request);
        return builder.build();
    }

    /** The steps on the first vehicle; nothing on others, and nothing said to be unserved. */
    private static Plan plan(Problem problem, Step... steps) {
        Timetable timetable = new Timetable(problem);
        List<Route> routes = new ArrayList<>();
        for (Vehicle vehicle : problem.vehicles()) {
            routes.add(timetable.route(vehicle, routes.isEmpty() ? List.of(steps) : List.of()));
        }
        return new Plan(problem, routes, List.of(), 0);
    }

    private static Step step(Request request, int task) {
        return new Step(request, request.tasks().get(task));
    }

    private static void assertBroken(Plan plan, Constraint... expected) {
        assertThat(PlanChecker.check(plan))
                .extracting(Violation::constraint)
                .isNotEmpty()
                .containsOnly(expected);
    }
}
