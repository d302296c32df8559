/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.optimizer.check.PlanChecker;
import io.roadstream.optimizer.model.Action;
import io.roadstream.optimizer.model.Load;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.Task;
import io.roadstream.optimizer.model.Vehicle;
import io.roadstream.optimizer.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FormatsTest {
    private static final String SOLOMON =
            """
            TINY

            VEHICLE
            NUMBER     CAPACITY
              2         20

            CUSTOMER
            CUST NO.  XCOORD.  YCOORD.  DEMAND  READY TIME  DUE DATE  SERVICE TIME

                0      0         0        0        0          100        0
                1      1         1        7       10           20        5
                2      2         0        3        0           90        5
            """;

    private static final String LI_LIM =
            """
            2\t20\t1
            0\t0\t0\t0\t0\t100\t0\t0\t0
            1\t1\t1\t-7\t10\t90\t5\t2\t0
            2\t2\t0\t7\t0\t80\t5\t0\t1
            """;

    @Test
    void readsSolomonsFormat() {
        Problem problem =
                SolomonFormat.parse(SOLOMON.lines().toList(), Rounding.CUT_TO_ONE_DECIMAL, 9)
                        .problem();

        assertThat(problem.vehicles()).extracting(Vehicle::id).containsExactly("1", "2");
        Vehicle vehicle = problem.getVehicle("2");
        assertThat(vehicle.capacity()).isEqualTo(Load.of(20));
        assertThat(vehicle.shift().untilMillis()).isEqualTo(100_000);
        assertThat(vehicle.end()).isEqualTo(vehicle.start());
        assertThat(vehicle.fixedCost()).isEqualTo(9);
        Request first = problem.getRequest("1");
        Task visit = first.tasks().get(0);
        assertThat(first.load()).isEqualTo(Load.of(7));
        assertThat(visit.windows().get(0).openMillis()).isEqualTo(10_000);
        assertThat(visit.closeMillis()).isEqualTo(20_000);
        assertThat(visit.serviceMillis()).isEqualTo(5_000);
        assertThat(problem.travelTimes().meters(vehicle.start(), visit.place())).isEqualTo(1.4);
        assertThat(problem.travelTimes().millis(vehicle.start(), visit.place(), 0))
                .isEqualTo(1_400);
    }

    @Test
    void readsLiAndLimsFormat() {
        Problem problem = LiLimFormat.parse(LI_LIM.lines().toList(), Rounding.EXACT, 0).problem();

        assertThat(problem.requests()).extracting(Request::id).containsExactly("2");
        Request pair = problem.getRequest("2");
        assertThat(pair.load()).isEqualTo(Load.of(7));
        assertThat(pair.tasks())
                .extracting(Task::action)
                .containsExactly(Action.PICKUP, Action.DELIVERY);
        assertThat(pair.tasks().get(1).place().row()).isEqualTo(1);
        assertThat(
                        problem.travelTimes()
                                .meters(pair.tasks().get(0).place(), pair.tasks().get(1).place()))
                .isEqualTo(Math.sqrt(2));
    }

    @Test
    void readsAndWritesSolutions() {
        Instance instance =
                SolomonFormat.parse(SOLOMON.lines().toList(), Rounding.CUT_TO_ONE_DECIMAL, 0);
        List<String> text = List.of("Route #1: 1 2", "Cost 4.8");

        Plan plan = instance.plan(SolutionText.parse(text));

        assertThat(PlanChecker.check(plan)).isEmpty();
        assertThat(SolutionText.write(plan)).isEqualTo(text);
    }

    @Test
    void tellsTheFormatsApart() {
        Instance solomon = InstanceText.parse(SOLOMON.lines().toList(), Objective.DISTANCE);
        Instance exact = InstanceText.parse(SOLOMON.lines().toList(), Objective.VEHICLES);
        Instance pairs = InstanceText.parse(LI_LIM.lines().toList(), Objective.DISTANCE);

        assertThat(solomon.plan(List.of(List.of(1))).routes().get(0).cost().total()).isEqualTo(2.8);
        Plan plan = exact.plan(List.of(List.of(1)));
        assertThat(plan.routes().get(0).meters()).isEqualTo(2 * Math.sqrt(2));
        assertThat(plan.cost().vehicles()).isPositive();
        assertThat(pairs.problem().requests()).hasSize(1);
    }

    @Test
    void aNameMayBeginWithADigit() {
        String text = SOLOMON.replace("TINY", "100 25");

        Instance instance = InstanceText.parse(text.lines().toList(), Objective.DISTANCE);

        assertThat(instance.problem().vehicles()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2         20 | 2              | line 5: a fleet must have a number and a capacity, was '2'
                    2         20 | 0 20           | line 5: number of vehicles must be in [1, 100000], was '0'
                    90        5  | ninety 5       | line 12: latest start must be a number, was 'ninety'
                    90        5  | 90 -5          | line 12: service time must be in [0, 1000000000000], was '-5'
                    90        5  | 90             | line 12: a node must have 7 columns, had 6: '2      2         0        3        0           90'
                    10           20 | 30 20       | line 11: node 1 must close after it opens, was [30.0, 20.0]
                    CUSTOMER     | CUSTOMERS      | the text is no instance: neither VEHICLE and CUSTOMER
                    """)
    void saysWhichLineOfSolomonsIsWrong(String was, String becomes, String message) {
        List<String> text = SOLOMON.replace(was, becomes).lines().toList();

        assertThatThrownBy(() -> InstanceText.parse(text, Objective.DISTANCE))
                .isInstanceOf(InvalidInstanceException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesWhatIsNoInstance() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LiLimFormat.parse(List.of("1 2 3"), Rounding.EXACT, 0))
                .withMessage("an instance must have a fleet and a depot, had 1 rows");
        List<String> twice =
                List.of("VEHICLE", "2 20", "CUSTOMER", "0 0 0 0 0 9 0", "0 0 0 0 0 9 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SolomonFormat.parse(twice, Rounding.EXACT, 0))
                .withMessage("line 5: node 1 must come next, was '0 0 0 0 0 9 0'");
        List<String> itself = LI_LIM.replace("5\t2\t0", "5\t1\t0").lines().toList();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LiLimFormat.parse(itself, Rounding.EXACT, 0))
                .withMessage("line 3: node 1 must have its other half in [1, 2], was 1");
        List<String> unpaired = LI_LIM.replace("\t7\t", "\t8\t").lines().toList();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LiLimFormat.parse(unpaired, Rounding.EXACT, 0))
                .withMessage("line 4: nodes 2 and 1 are no pair");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InstanceText.parse(List.of(), Objective.DISTANCE))
                .withMessageStartingWith("the text is no instance");
    }

    @Test
    void refusesWhatIsNoSolution() {
        Instance instance = InstanceText.parse(SOLOMON.lines().toList(), Objective.DISTANCE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SolutionText.parse(List.of("Route #1: 1", "Route #2: 2 x")))
                .withMessage("line 2: a route must be 'Route #1: 3 5 4', was 'Route #2: 2 x'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> instance.plan(List.of(List.of(9))))
                .withMessage("no node 9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> instance.plan(List.of(List.of(), List.of(), List.of())))
                .withMessage("there must be at most 2 routes, were 3");
        assertThat(SolutionText.cost(List.of("Route #1: 1", "Cost 4.8"))).hasValue(4.8);
        assertThat(SolutionText.cost(List.of("Route #1:"))).isEmpty();
        assertThat(SolutionText.parse(List.of("Route #1:"))).containsExactly(List.of());
    }
}
