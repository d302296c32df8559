/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.bench.optimizer.RouteAudit.Verdict;
import io.roadstream.optimizer.check.PlanChecker;
import io.roadstream.optimizer.instance.Instance;
import io.roadstream.optimizer.instance.InstanceText;
import io.roadstream.optimizer.instance.Objective;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.plan.Route;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Answers to a varied instance are as long and as good for the file, by the optimizer and by us.
 */
final class VariationTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void answersHoldForTheFileAtTheSameLength(long seed) {
        check(Texts.WINDOWS, seed, List.of(List.of(1, 2), List.of(3)));
        check(Texts.PAIRS, seed, List.of(List.of(2, 1, 3, 4)));
        check(Texts.ROUNDED, seed, List.of(List.of(1), List.of(2, 3)));
        check(Texts.MATRIX, seed, List.of(List.of(1, 2)));
        check(Texts.DEADLINES, seed, List.of(List.of(1, 2)));
    }

    private static void check(List<String> lines, long seed, List<List<Integer>> routes) {
        PublishedFile file = PublishedFile.parse(lines);
        Variation variation = Variation.of(file, seed);
        List<List<Integer>> varied = forth(variation, file.size(), routes);
        assertThat(PublishedFile.parse(variation.lines()).nodes())
                .isEqualTo(variation.file().nodes());

        for (Objective objective : Objective.values()) {
            Verdict before = RouteAudit.judge(file, objective, routes);
            Verdict after =
                    RouteAudit.judge(PublishedFile.parse(variation.lines()), objective, varied);
            Instance instance = InstanceText.parse(variation.lines(), objective);
            Plan plan = instance.plan(varied);

            assertThat(before.faults()).isEmpty();
            assertThat(after).isEqualTo(before);
            assertThat(PlanChecker.check(plan)).isEmpty();
            assertThat(plan.routes().stream().mapToDouble(Route::meters).sum())
                    .isEqualTo(before.distance());
            assertThat(variation.back(varied)).isEqualTo(routes);
        }
        assertThat(variation.lines()).isNotEqualTo(lines);
    }

    /** The routes in the numbers of the variation, found by asking it about each. */
    private static List<List<Integer>> forth(
            Variation variation, int size, List<List<Integer>> routes) {
        int[] numbers = new int[size];
        for (int node = 1; node < size; node++) {
            numbers[variation.back(List.of(List.of(node))).get(0).get(0)] = node;
        }
        return routes.stream()
                .map(route -> route.stream().map(node -> numbers[node]).toList())
                .toList();
    }
}
