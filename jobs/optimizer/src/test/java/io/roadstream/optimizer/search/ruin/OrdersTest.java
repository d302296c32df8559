/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.ruin;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.optimizer.fixtures.DearHours;
import io.roadstream.optimizer.schedule.PlanAssembly;
import io.roadstream.optimizer.search.compiled.CompiledProblem;
import io.roadstream.optimizer.search.compiled.Dice;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OrdersTest {
    private static final int FAR_FIRST = 2;
    private static final int NEAR_FIRST = 3;

    @Test
    void farAndNearAreSaidByTimeWhereThatAloneHasAPriceAndDependsOnTheHour() {
        CompiledProblem problem = CompiledProblem.of(PlanAssembly.committed(DearHours.problem()));
        Orders orders = Orders.of(problem);

        assertThat(places(orders, FAR_FIRST)).containsExactly(6, 5, 4, 3, 2, 1);
        assertThat(places(orders, NEAR_FIRST)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    private static List<Integer> places(Orders orders, int order) {
        Dice dice = new Dice(1);
        return IntStream.range(0, DearHours.PLACES.size())
                .boxed()
                .sorted(Comparator.comparingDouble(unit -> orders.key(order, unit, dice)))
                .map(DearHours.PLACES::get)
                .toList();
    }
}
