/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.insertion;

import static io.roadstream.optimizer.fixtures.Street.hard;
import static io.roadstream.optimizer.fixtures.Street.vehicle;
import static io.roadstream.optimizer.fixtures.Street.visit;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.optimizer.check.PlanChecker;
import io.roadstream.optimizer.fixtures.BruteForce;
import io.roadstream.optimizer.fixtures.RandomProblem;
import io.roadstream.optimizer.fixtures.Street;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.plan.Reason;
import io.roadstream.optimizer.plan.Unserved;
import io.roadstream.optimizer.schedule.PlanAssembly;
import org.junit.jupiter.api.Test;

final class RegretInsertionTest {
    @SeededTest
    void leavesAPlanThatHoldsAndNothingThatWouldStillFit(long seed) {
        Problem problem = RandomProblem.of(seed, 4, 24);

        Plan plan = RegretInsertion.insertAll(PlanAssembly.committed(problem), 3, Limit.none());

        assertThat(PlanChecker.check(plan)).isEmpty();
        for (Unserved left : plan.unserved()) {
            Double prize = left.request().prize();
            double limit = prize == null ? Double.POSITIVE_INFINITY : prize;
            assertThat(BruteForce.cheapest(plan, left.request())).isGreaterThanOrEqualTo(limit);
            int vehicles = left.reasons().values().stream().mapToInt(Integer::intValue).sum();
            assertThat(vehicles).isEqualTo(4);
        }
    }

    @SeededTest
    void isTheSameAgain(long seed) {
        Problem problem = RandomProblem.of(seed, 4, 24);
        Plan empty = PlanAssembly.committed(problem);

        assertThat(RegretInsertion.insertAll(empty, 2, Limit.none()))
                .isEqualTo(RegretInsertion.insertAll(empty, 2, Limit.none()));
    }

    @Test
    void servesFirstWhatCannotWait() {
        Request patient = visit("patient", 5, hard(0, 9));
        Request urgent = visit("urgent", -5, hard(0, 5));
        Problem problem =
                Street.problem()
                        .vehicle(vehicle("v", 0))
                        .vehicle(vehicle("w", 14))
                        .request(patient)
                        .request(urgent)
                        .build();

        Plan plan = RegretInsertion.insertAll(PlanAssembly.committed(problem), 2, Limit.none());

        assertThat(plan.unserved()).isEmpty();
        assertThat(plan.getRoute("v").visits()).hasSize(1);
        assertThat(plan.getRoute("w").visits()).hasSize(1);
    }

    @Test
    void takesTheCheapestFirstWhereItComparesNothing() {
        Problem problem =
                Street.problem()
                        .vehicle(vehicle("v", 0))
                        .request(visit("far", 50, hard(0, 50)))
                        .request(visit("near", -20, hard(0, 20)))
                        .build();
        Plan empty = PlanAssembly.committed(problem);

        Plan cheapest = RegretInsertion.insertAll(empty, 1, Limit.none());
        Plan farsighted = RegretInsertion.insertAll(empty, 2, Limit.none());

        assertThat(cheapest.findUnserved("far")).isPresent();
        assertThat(farsighted.findUnserved("near")).isPresent();
    }

    @Test
    void servesHigherPrioritiesFirst() {
        Problem problem =
                Street.problem()
                        .vehicle(vehicle("v", 0))
                        .request(visit("usual", 50, hard(0, 50)))
                        .request(visit("important", -50, hard(0, 50)).withPriority(1))
                        .build();

        Plan plan = RegretInsertion.insertAll(PlanAssembly.committed(problem), 2, Limit.none());

        assertThat(plan.findUnserved("usual").orElseThrow().reasons())
                .containsOnlyKeys(Reason.TOO_LATE);
        assertThat(plan.cost().unserved()).isEqualTo(Street.PRICES.unserved());
    }

    @Test
    void saysWhatItHadNoTimeFor() {
        Problem problem = Street.problem().vehicle(vehicle("v", 0)).request(visit("a", 5)).build();

        Plan plan =
                RegretInsertion.insertAll(
                        PlanAssembly.committed(problem), 2, Limit.none().or(() -> true));

        assertThat(plan.findUnserved("a").orElseThrow().reasons())
                .containsOnlyKeys(Reason.OUT_OF_TIME);
    }
}
