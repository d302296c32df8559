/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.optimizer.check.PlanChecker;
import io.roadstream.optimizer.model.Load;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.Task;
import io.roadstream.optimizer.model.TravelTimes;
import io.roadstream.optimizer.model.Vehicle;
import io.roadstream.optimizer.model.Window;
import io.roadstream.optimizer.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VrplibFormatTest {
    private static final String ROUNDED =
            """
            NAME : \ttiny-n4
            COMMENT : "four nodes"
            TYPE : CVRP
            DIMENSION : 4
            EDGE_WEIGHT_TYPE : EUC_2D
            CAPACITY : 10
            NODE_COORD_SECTION
            1\t0\t0
            2\t0\t1.5
            3\t3\t4
            4\t1\t1
            DEMAND_SECTION
            1 0
            2 7
            3 3
            4 5
            DEPOT_SECTION
             1
             -1
            EOF
            """;

    private static final String EXPLICIT =
            """
            NAME : tiny
            TYPE : VRPTW
            DIMENSION : 3
            EDGE_WEIGHT_TYPE : EXPLICIT
            EDGE_WEIGHT_FORMAT : FULL_MATRIX
            VEHICLES : 2
            CAPACITY : 10
            EDGE_WEIGHT_SECTION
            0 11 12
            21 0
            17 31 32 0
            DEMAND_SECTION
            1 0
            2 7
            3 3
            DEPOT_SECTION
            1
            -1
            SERVICE_TIME_SECTION
            1 0
            2 60
            3 30
            TIME_WINDOW_SECTION
            1 0 1000
            2 5 600
            3 100 900
            EOF
            """;

    @Test
    void roundsToTheNearestIntegerAndNumbersFromTheDepotOn() {
        Problem problem = read(ROUNDED).problem();

        assertThat(problem.requests()).extracting(r -> r.id()).containsExactly("1", "2", "3");
        Task first = problem.getRequest("1").tasks().get(0);
        Task second = problem.getRequest("2").tasks().get(0);
        Task third = problem.getRequest("3").tasks().get(0);
        Vehicle vehicle = problem.vehicles().get(0);
        assertThat(vehicle.capacity()).isEqualTo(Load.of(10));
        assertThat(problem.getRequest("1").load()).isEqualTo(Load.of(7));
        TravelTimes ways = problem.travelTimes();
        assertThat(ways.meters(vehicle.start(), first.place())).isEqualTo(2);
        assertThat(ways.meters(vehicle.start(), second.place())).isEqualTo(5);
        assertThat(ways.meters(vehicle.start(), third.place())).isEqualTo(1);
    }

    @Test
    void hasVehiclesToSpareWhereTheTextHasNoNumber() {
        String full = ROUNDED.replace("2 7", "2 10").replace("3 3", "3 10").replace("4 5", "4 10");

        assertThat(read(full).problem().vehicles()).hasSize(3);
        assertThat(read("VEHICLES : 7\n" + full).problem().vehicles()).hasSize(7);
    }

    @Test
    void readsAMatrixThatIsNotSymmetric() {
        Problem problem = read(EXPLICIT).problem();

        assertThat(problem.vehicles()).hasSize(2);
        Task first = problem.getRequest("1").tasks().get(0);
        Task second = problem.getRequest("2").tasks().get(0);
        TravelTimes ways = problem.travelTimes();
        assertThat(ways.millis(first.place(), second.place(), 0)).isEqualTo(17_000);
        assertThat(ways.millis(second.place(), first.place(), 0)).isEqualTo(32_000);
        assertThat(ways.meters(second.place(), problem.vehicles().get(0).start())).isEqualTo(31);
        assertThat(first.serviceMillis()).isEqualTo(60_000);
        assertThat(second.windows()).containsExactly(Window.hard(100_000, 900_000));
        assertThat(problem.vehicles().get(0).shift().untilMillis()).isEqualTo(1_000_000);
    }

    @Test
    void aLongestRouteCountsDrivingAndService() {
        String text = ROUNDED.replace("CAPACITY", "DISTANCE : 30\nSERVICE_TIME : 10\nCAPACITY");
        Instance instance = read(text);

        Plan fits = instance.plan(List.of(List.of(1), List.of(3, 2)));
        Plan tooLong = instance.plan(List.of(List.of(1, 2), List.of(3)));

        assertThat(PlanChecker.check(fits)).isEmpty();
        assertThat(PlanChecker.check(tooLong))
                .extracting(violation -> violation.constraint().name())
                .containsExactly("ROUTE_TIME");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    DIMENSION : 4  | DIMENSION : 1     | line 4: DIMENSION must be in [2, 20000], was '1'
                    DIMENSION : 4  | DIMENSION : 5     | line 12: DEMAND_SECTION must have 5 rows
                    CAPACITY : 10  | CAPACITY : ten    | line 6: CAPACITY must be a number, was 'ten'
                    CAPACITY : 10  | CAPACITY : 0      | line 6: CAPACITY must be in [1, 2147483647], was '0'
                    CAPACITY : 10  |                   | an instance must have a line 'CAPACITY : …'
                    EUC_2D         | GEO               | line 5: EDGE_WEIGHT_TYPE must be one of EUC_2D, EXPLICIT, was 'GEO'
                    TYPE : CVRP    | TYPE : TSP        | line 3: TYPE must be one of CVRP, DCVRP, VRP, VRPTW, was 'TSP'
                    TYPE : CVRP    | BACKHAUL : 1      | line 3: 'BACKHAUL' is not understood, only
                    DEMAND_SECTION | PICKUP_SECTION    | line 12: 'PICKUP_SECTION' is not understood, only
                    2 7            | 2 -7              | line 14: demand must be in [0, 2147483647], was '-7'
                    2 7            | 2 7.5             | line 14: demand must be a whole number, was '7.5'
                    2 7            | 3 7               | line 14: node 2 must come next, was '3 7'
                    (?m)^ 1$       | 2                 | line 17: node 1 must be the only depot, ended by -1, was '2 -1'
                    3	4           | 3	NaN            | line 10: y must be a number, was 'NaN'
                    3	4           | 3                 | line 10: coordinates must have 3 columns, had 2
                    """)
    void saysWhichLineIsWrong(String was, String becomes, String message) {
        String text = ROUNDED.replaceFirst(was, becomes == null ? "" : becomes);

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidInstanceException.class)
                .hasMessageContaining(message);
    }

    @Test
    void saysWhatIsWrongWithAMatrixOrAWindow() {
        assertThatThrownBy(() -> read(EXPLICIT.replace("21 0\n", "21\n")))
                .hasMessage("line 8: EDGE_WEIGHT_SECTION must have 9 weights, had 8");
        assertThatThrownBy(() -> read(EXPLICIT.replace("21 0\n", "21 -1\n")))
                .hasMessageStartingWith("line 10: weight must be in [0, ");
        assertThatThrownBy(() -> read(EXPLICIT.replace("2 5 600", "2 700 600")))
                .hasMessage("line 25: node 1 must close after it opens, was [700.0, 600.0]");
        assertThatThrownBy(() -> read(EXPLICIT.replace("FULL_MATRIX", "LOWER_ROW")))
                .hasMessageContaining("EDGE_WEIGHT_FORMAT must be one of FULL_MATRIX");
        assertThatThrownBy(() -> read("DISTANCE : 30\n" + EXPLICIT))
                .hasMessage("line 1: DISTANCE and a TIME_WINDOW_SECTION do not go together");
    }

    private static Instance read(String text) {
        return InstanceText.parse(text.lines().toList(), Objective.DISTANCE);
    }
}
