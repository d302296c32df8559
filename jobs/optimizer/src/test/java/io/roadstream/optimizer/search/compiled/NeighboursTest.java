/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.optimizer.fixtures.DearHours;
import io.roadstream.optimizer.schedule.PlanAssembly;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NeighboursTest {
    @Test
    void areNearByTimeWhereThatAloneHasAPriceAndDependsOnTheHour() {
        CompiledProblem problem = CompiledProblem.of(PlanAssembly.committed(DearHours.problem()));
        List<Integer> places = DearHours.PLACES;
        int first = places.indexOf(1);

        int[] near = Neighbours.of(problem, places.size()).of(first);

        assertThat(near)
                .containsExactly(
                        places.indexOf(2),
                        places.indexOf(3),
                        places.indexOf(4),
                        places.indexOf(5),
                        places.indexOf(6));
    }
}
