/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.optimizer.check.PlanChecker;
import io.roadstream.optimizer.fixtures.InstanceFolder;
import io.roadstream.optimizer.instance.Instance;
import io.roadstream.optimizer.instance.LiLimFormat;
import io.roadstream.optimizer.instance.Rounding;
import io.roadstream.optimizer.instance.SolomonFormat;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.plan.Route;
import io.roadstream.optimizer.schedule.PlanAssembly;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A few thousand iterations on published instances: never below a proven optimum, close to it, and
 * with as many vehicles as the best known where these come first. Limited by iterations, so that
 * the machine's speed does not matter.
 */
final class PublishedSearchTest {
    private static final long ITERATIONS = 5_000;
    private static final long ITERATIONS_FOR_VEHICLES = 20_000;

    /** One seed of three has a vehicle too many where it is hard. */
    private static final int SEEDS_FOR_VEHICLES = 3;

    private static final double VEHICLES_FIRST = 1e6;
    private static final double ROUNDING = 1e-6;
    private static final int INSTANCES = 6;

    @Test
    void comesCloseToSolomonsOptimaAndNeverBelow() {
        InstanceFolder folder = InstanceFolder.assumed("solomon");
        double gaps = 0;

        List<Map<String, String>> some = everyFew(folder.best());
        for (Map<String, String> best : some) {
            String name = requireNonNull(best.get("instance"));
            List<String> lines = folder.lines(name + ".txt");
            Instance instance = SolomonFormat.parse(lines, Rounding.CUT_TO_ONE_DECIMAL, 0);
            Plan plan = search(instance, 1, ITERATIONS);

            double optimum = number(best, "sol_truncated_distance");
            assertThat(PlanChecker.check(plan)).as(name).isEmpty();
            assertThat(plan.unserved()).as(name).isEmpty();
            assertThat(meters(plan)).as(name).isGreaterThanOrEqualTo(optimum - ROUNDING);
            gaps += meters(plan) / optimum - 1;
        }
        // construction alone is 30 % above
        assertThat(gaps / some.size()).isCloseTo(0, within(0.05));
    }

    @Test
    void servesPairsWithTheFewestVehiclesKnown() {
        InstanceFolder folder = InstanceFolder.assumed("li-lim");

        for (String name : List.of("lc101", "lr101", "lrc101")) {
            Map<String, String> best =
                    folder.best().stream()
                            .filter(row -> name.equals(row.get("instance")))
                            .findFirst()
                            .orElseThrow();
            List<String> lines = folder.lines(name + ".txt");
            Instance instance = LiLimFormat.parse(lines, Rounding.EXACT, VEHICLES_FIRST);

            int fewest = Integer.MAX_VALUE;
            for (long seed = 1; seed <= SEEDS_FOR_VEHICLES; seed++) {
                Plan plan = search(instance, seed, ITERATIONS_FOR_VEHICLES);
                assertThat(PlanChecker.check(plan)).as(name).isEmpty();
                assertThat(plan.unserved()).as(name).isEmpty();
                fewest = Math.min(fewest, Instance.routes(plan).size());
            }

            assertThat(fewest).as(name).isEqualTo((int) number(best, "vehicles"));
        }
    }

    private static Plan search(Instance instance, long seed, long iterations) {
        Plan start = PlanAssembly.committed(instance.problem());
        SearchSettings settings = SearchSettings.of(seed, SearchLimit.iterations(iterations));
        return Search.solve(instance.problem(), start, settings).plan();
    }

    private static List<Map<String, String>> everyFew(List<Map<String, String>> all) {
        int step = Math.max(1, all.size() / INSTANCES);
        return IntStream.range(0, all.size())
                .filter(i -> i % step == 0)
                .mapToObj(all::get)
                .toList();
    }

    private static double meters(Plan plan) {
        return plan.routes().stream().mapToDouble(Route::meters).sum();
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(requireNonNull(row.get(column)));
    }
}
