/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.insertion;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.optimizer.check.PlanChecker;
import io.roadstream.optimizer.fixtures.BruteForce;
import io.roadstream.optimizer.fixtures.Damage;
import io.roadstream.optimizer.fixtures.RandomPlan;
import io.roadstream.optimizer.fixtures.RandomProblem;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.TaskId;
import io.roadstream.optimizer.plan.Plan;
import java.util.Optional;

final class RemovalTest {
    private static final double TOLERANCE = 1e-6;

    @SeededTest
    void cancelsWhatIsNeitherCommittedNorOnBoard(long seed) {
        Plan plan = RandomPlan.of(3 * seed, RandomProblem.of(3 * seed, 3, 16));

        for (Request request : plan.problem().requests()) {
            Optional<Plan> cancelled = Removal.cancel(plan, request.id());

            boolean isKept = request.isOnBoard() || isCommitted(plan, request);
            assertThat(cancelled.isEmpty()).isEqualTo(isKept);
            cancelled.ifPresent(
                    after -> {
                        assertThat(after.problem().findRequest(request.id())).isEmpty();
                        assertThat(PlanChecker.check(after)).isEmpty();
                    });
        }
    }

    /** What was taken out goes back at the same price, or cheaper elsewhere. */
    @SeededTest
    void takesOutWhatAnInsertionPutsBack(long seed) {
        Plan plan = RandomPlan.of(seed, RandomProblem.of(seed, 3, 16));

        for (Request request : plan.problem().requests()) {
            Optional<Plan> removed = Removal.leaveOut(plan, request.id());
            boolean wasServed = plan.findUnserved(request.id()).isEmpty();
            if (removed.isEmpty() || !wasServed || request.isOptional()) {
                continue;
            }
            // Crooked travel times may break a window by a removal.
            if (!Damage.of(removed.get()).isNoWorseThan(Damage.of(plan))) {
                continue;
            }
            Plan again = Insertion.insert(removed.get(), request.id(), Limit.none()).plan();

            assertThat(again.findUnserved(request.id())).isEmpty();
            assertThat(BruteForce.routesCost(again))
                    .isLessThanOrEqualTo(BruteForce.routesCost(plan) + TOLERANCE);
        }
    }

    private static boolean isCommitted(Plan plan, Request request) {
        return plan.problem().vehicles().stream()
                .flatMap(vehicle -> vehicle.committed().stream())
                .map(TaskId::requestId)
                .anyMatch(request.id()::equals);
    }
}
