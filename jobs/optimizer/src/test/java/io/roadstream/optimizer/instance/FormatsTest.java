/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
    void refusesWhatIsNoInstance() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LiLimFormat.parse(List.of("1 2 3"), Rounding.EXACT, 0))
                .withMessage("an instance must have a fleet and a depot, had 1 rows");
        List<String> twice = List.of("2 20", "0 0 0 0 0 9 0", "0 0 0 0 0 9 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SolomonFormat.parse(twice, Rounding.EXACT, 0))
                .withMessageStartingWith("node 1 must come next");
        List<String> unpaired = LI_LIM.replace("5\t2\t0", "5\t1\t0").lines().toList();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LiLimFormat.parse(unpaired, Rounding.EXACT, 0))
                .withMessage("nodes 2 and 1 are no pair");
    }
}
