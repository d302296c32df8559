/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.schedule;

import static io.roadstream.optimizer.fixtures.Street.at;
import static io.roadstream.optimizer.fixtures.Street.hard;
import static io.roadstream.optimizer.fixtures.Street.minutes;
import static io.roadstream.optimizer.fixtures.Street.pair;
import static io.roadstream.optimizer.fixtures.Street.task;
import static io.roadstream.optimizer.fixtures.Street.vehicle;
import static io.roadstream.optimizer.fixtures.Street.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.optimizer.fixtures.RandomPlan;
import io.roadstream.optimizer.fixtures.RandomProblem;
import io.roadstream.optimizer.fixtures.Street;
import io.roadstream.optimizer.model.Action;
import io.roadstream.optimizer.model.Lateness;
import io.roadstream.optimizer.model.Load;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.Shift;
import io.roadstream.optimizer.model.TaskId;
import io.roadstream.optimizer.model.Window;
import io.roadstream.optimizer.plan.Assignment;
import io.roadstream.optimizer.plan.Cost;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.plan.Route;
import io.roadstream.optimizer.plan.Visit;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TimetableTest {
    private static final Window DUE_AT_25 =
            Window.soft(0, minutes(25), new Lateness(1, minutes(2), 3));

    @Test
    void explainsEveryTermOfAStopAndOfARoute() {
        Request early = visit("early", 10, hard(15, 40));
        Request late =
                Request.visit("late", Load.of(1), task(Action.VISIT, 30, DUE_AT_25).promisedBy(0));
        Problem problem =
                Street.problem()
                        .vehicle(
                                vehicle("v", 0)
                                        .endingAt(at(0))
                                        .withFixedCost(7)
                                        .withAnnounced(List.of(id("late"), id("early"))))
                        .request(early)
                        .request(late)
                        .build();

        Plan plan = PlanAssembly.of(problem, List.of(line("early"), line("late")));

        Route route = plan.getRoute("v");
        Visit first = route.visits().get(0);
        assertThat(first.arrivalMillis()).isEqualTo(minutes(10));
        assertThat(first.startMillis()).isEqualTo(minutes(15));
        assertThat(first.waitMillis()).isEqualTo(minutes(5));
        assertThat(first.cost()).isEqualTo(new Cost(600, 1_000, 150, 0, 0, 0, 0));
        Visit second = route.visits().get(1);
        assertThat(second.startMillis()).isEqualTo(minutes(35));
        assertThat(second.lateMillis()).isEqualTo(minutes(10));
        // Ten minutes at 1 a second, eight of them at 3 more; promised at 0, so 35 minutes at 2.
        assertThat(second.cost()).isEqualTo(new Cost(1200, 2_000, 0, 600 + 1440, 4200, 0, 0));
        assertThat(second.loadAfter()).isEqualTo(Load.of(2));
        assertThat(route.ending().arrivalMillis()).isEqualTo(minutes(65));
        assertThat(route.changedStops()).isEqualTo(2);
        assertThat(route.cost()).isEqualTo(new Cost(3600, 6_000, 150, 2040, 4200 + 2000, 7, 0));
        assertThat(plan.cost()).isEqualTo(route.cost());
        assertThat(plan.lateVisits()).containsExactly(second);
    }

    @Test
    void chargesNothingForAnIdleVehicle() {
        Problem problem =
                Street.problem().vehicle(vehicle("v", 3).endingAt(at(9)).withFixedCost(5)).build();

        assertThat(PlanAssembly.committed(problem).cost()).isEqualTo(Cost.NONE);
    }

    @Test
    void refusesLinesThatAreNoPlan() {
        Problem problem =
                Street.problem()
                        .vehicle(vehicle("v", 0))
                        .vehicle(vehicle("w", 0))
                        .request(pair("p", 1, 2))
                        .build();
        Assignment pickup = new Assignment("v", new TaskId("p", Action.PICKUP));
        Assignment delivery = new Assignment("v", new TaskId("p", Action.DELIVERY));
        Assignment elsewhere = new Assignment("w", new TaskId("p", Action.DELIVERY));

        refuses(problem, "DELIVERY of p must come after its pickup on the same vehicle", delivery);
        refuses(
                problem,
                "DELIVERY of p must come after its pickup on the same vehicle",
                pickup,
                elsewhere);
        refuses(problem, "request 'p' is there with its pickup alone", pickup);
        refuses(problem, "PICKUP of p is there twice", pickup, pickup);
        refuses(problem, "no VISIT of q", line("q"));
        refuses(problem, "no vehicle 'x'", new Assignment("x", new TaskId("p", Action.PICKUP)));
    }

    @Test
    void refusesRoutesThatDoNotBeginWithWhatIsCommitted() {
        Problem problem =
                Street.problem()
                        .vehicle(vehicle("v", 0).withCommitted(List.of(id("a"))))
                        .request(visit("a", 1))
                        .request(visit("b", 2))
                        .build();

        refuses(
                problem,
                "the route of vehicle 'v' must begin with what is committed",
                line("b"),
                line("a"));
        assertThat(PlanAssembly.committed(problem).getRoute("v").visits()).hasSize(1);
    }

    @Test
    void whatIsPickedUpByWhatIsCommittedIsDeliveredAtTheEnd() {
        TaskId pickup = new TaskId("p", Action.PICKUP);
        Problem problem =
                Street.problem()
                        .vehicle(vehicle("v", 0).withCommitted(List.of(pickup, id("a"))))
                        .request(visit("a", 3))
                        .request(pair("p", 1, 2))
                        .request(visit("b", 4))
                        .build();

        Plan plan = PlanAssembly.committed(problem);

        assertThat(plan.getRoute("v").visits())
                .extracting(Visit::id)
                .containsExactly(pickup, id("a"), new TaskId("p", Action.DELIVERY));
        assertThat(plan.unserved()).extracting(left -> left.request().id()).containsExactly("b");
    }

    /** A delay as long as the slack does no harm; a second more does, without a second window. */
    @SeededTest
    void givesEachRouteExactlyTheSlackItHas(long seed) {
        long constantTimes = 3 * seed;
        Plan plan = RandomPlan.of(seed, RandomProblem.of(constantTimes, 4, 16));

        for (Route route : plan.routes()) {
            if (route.visits().isEmpty()) {
                continue;
            }
            long slack = route.visits().get(0).slackMillis();
            assertThat(harm(plan, leavingLater(plan, route, slack))).isEqualTo(harm(plan, route));
            boolean hasOneWindowEach =
                    route.visits().stream().allMatch(visit -> visit.task().windows().size() == 1);
            if (hasOneWindowEach && slack < minutes(24 * 60)) {
                Route later = leavingLater(plan, route, slack + 1000);
                assertThat(harm(plan, later)).isGreaterThan(harm(plan, route));
            }
        }
    }

    private static Route leavingLater(Plan plan, Route route, long millis) {
        Shift shift = route.vehicle().shift();
        long from = shift.fromMillis() + millis;
        long lost = Math.max(from, shift.untilMillis());
        Timetable timetable = new Timetable(plan.problem());
        return timetable.route(
                route.vehicle().movedTo(route.vehicle().start(), new Shift(from, lost)),
                route.steps());
    }

    /** Lateness and time after closes, promises and the old vehicle's latest end. */
    private static double harm(Plan plan, Route route) {
        double harm =
                Math.max(
                        0,
                        route.ending().arrivalMillis()
                                - plan.getRoute(route.vehicle().id()).vehicle().latestEndMillis());
        for (Visit visit : route.visits()) {
            harm += visit.lateMillis();
            harm += Math.max(0, visit.startMillis() - visit.task().promisedMillis());
        }
        return harm;
    }

    private static void refuses(Problem problem, String message, Assignment... lines) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanAssembly.of(problem, List.of(lines)))
                .withMessage(message);
    }

    private static Assignment line(String requestId) {
        return new Assignment("v", id(requestId));
    }

    private static TaskId id(String requestId) {
        return new TaskId(requestId, Action.VISIT);
    }
}
