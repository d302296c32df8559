/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.instance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.optimizer.check.PlanChecker;
import io.roadstream.optimizer.fixtures.InstanceFolder;
import io.roadstream.optimizer.insertion.Limit;
import io.roadstream.optimizer.insertion.RegretInsertion;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.plan.Route;
import io.roadstream.optimizer.schedule.PlanAssembly;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The best known solutions hold and cost what is published: so the readers, the times and the
 * checker mean the same as the literature. Construction is checked and its gaps are printed.
 */
final class PublishedInstancesTest {
    private static final int REGRET = 2;

    @Test
    void solomonsBestSolutionsHoldAtTheirCost() {
        InstanceFolder folder = InstanceFolder.assumed("solomon");

        for (Map<String, String> best : folder.best()) {
            String name = requireNonNull(best.get("instance"));
            Instance instance = solomon(folder, name);
            Plan plan = instance.plan(SolutionText.parse(folder.lines(name + ".sol")));

            assertThat(PlanChecker.check(plan)).as(name).isEmpty();
            assertThat(meters(plan))
                    .as(name)
                    .isCloseTo(number(best, "sol_truncated_distance"), within(1e-6));
        }
    }

    @Test
    void liAndLimsBestSolutionsHoldAtTheirCost() {
        InstanceFolder folder = InstanceFolder.assumed("li-lim");

        for (Map<String, String> best : folder.best()) {
            String name = requireNonNull(best.get("instance"));
            Instance instance = liLim(folder, name);
            List<List<Integer>> routes = SolutionText.parse(folder.lines(name + ".best.txt"));
            Plan plan = instance.plan(routes);

            assertThat(PlanChecker.check(plan)).as(name).isEmpty();
            assertThat(routes).as(name).hasSize((int) number(best, "vehicles"));
            assertThat(meters(plan)).as(name).isCloseTo(number(best, "distance"), within(0.01));
        }
    }

    @Test
    void gehringAndHombergersBestSolutionsHoldAtTheirCost() {
        InstanceFolder folder = InstanceFolder.assumed("gehring-homberger");

        for (Map<String, String> best : folder.best()) {
            String name = requireNonNull(best.get("instance"));
            Instance instance = InstanceText.parse(folder.lines(name + ".txt"), Objective.VEHICLES);
            List<List<Integer>> routes = SolutionText.parse(folder.lines(name + ".best.txt"));
            Plan plan = instance.plan(routes);

            assertThat(PlanChecker.check(plan)).as(name).isEmpty();
            assertThat(routes).as(name).hasSize((int) number(best, "vehicles"));
            assertThat(meters(plan)).as(name).isCloseTo(number(best, "distance"), within(0.01));
        }
    }

    @Test
    void cvrplibsBestSolutionsHoldAtTheirCost() {
        InstanceFolder folder = InstanceFolder.assumed("cvrp-x");

        for (Map<String, String> best : folder.best()) {
            String name = requireNonNull(best.get("instance"));
            Instance instance = InstanceText.parse(folder.lines(name + ".vrp"), Objective.DISTANCE);
            Plan plan = instance.plan(SolutionText.parse(folder.lines(name + ".sol")));

            assertThat(PlanChecker.check(plan)).as(name).isEmpty();
            assertThat(meters(plan)).as(name).isEqualTo(number(best, "distance"));
        }
    }

    @Test
    void solutionsOverExplicitMatricesHoldAtTheirCost() {
        InstanceFolder folder = InstanceFolder.assumed("euro-neurips-2022");

        for (String name : folder.names(".txt.gz")) {
            List<String> lines = folder.lines(name + ".txt.gz");
            Instance instance = InstanceText.parse(lines, Objective.DISTANCE);
            List<String> solution = folder.lines(name + ".sol");
            Plan plan = instance.plan(SolutionText.parse(solution));

            assertThat(PlanChecker.check(plan)).as(name).isEmpty();
            assertThat(meters(plan)).as(name).isEqualTo(SolutionText.cost(solution).orElseThrow());
        }
    }

    @Test
    void constructionServesAllOfSolomons() {
        InstanceFolder folder = InstanceFolder.assumed("solomon");
        List<Double> gaps = new ArrayList<>();

        for (Map<String, String> best : folder.best()) {
            String name = requireNonNull(best.get("instance"));
            Plan plan = construct(solomon(folder, name));

            assertThat(PlanChecker.check(plan)).as(name).isEmpty();
            assertThat(plan.unserved()).as(name).isEmpty();
            gaps.add(report(name, plan, number(best, "sol_truncated_distance")));
        }
        reportMean("solomon, distance", gaps);
    }

    @Test
    void constructionServesAllOfLiAndLims() {
        InstanceFolder folder = InstanceFolder.assumed("li-lim");
        List<Double> gaps = new ArrayList<>();

        for (Map<String, String> best : folder.best()) {
            String name = requireNonNull(best.get("instance"));
            Plan plan = construct(liLim(folder, name));

            assertThat(PlanChecker.check(plan)).as(name).isEmpty();
            assertThat(plan.unserved()).as(name).isEmpty();
            String known = name + " (best with " + best.get("vehicles") + ")";
            gaps.add(report(known, plan, number(best, "distance")));
        }
        reportMean("li-lim, vehicles first", gaps);
    }

    private static Plan construct(Instance instance) {
        Plan empty = PlanAssembly.committed(instance.problem());
        return RegretInsertion.insertAll(empty, REGRET, Limit.none());
    }

    private static Instance solomon(InstanceFolder folder, String name) {
        return InstanceText.parse(folder.lines(name + ".txt"), Objective.DISTANCE);
    }

    private static Instance liLim(InstanceFolder folder, String name) {
        return InstanceText.parse(folder.lines(name + ".txt"), Objective.VEHICLES);
    }

    private static double report(String name, Plan plan, double best) {
        double gap = 100 * (meters(plan) / best - 1);
        System.out.printf(
                Locale.ROOT,
                "gap %s: %d vehicles, %.1f, %.2f %%%n",
                name,
                Instance.routes(plan).size(),
                meters(plan),
                gap);
        return gap;
    }

    private static void reportMean(String what, List<Double> gaps) {
        double mean = gaps.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        System.out.printf(Locale.ROOT, "gap of regret insertion, %s: mean %.2f %%%n", what, mean);
    }

    private static double meters(Plan plan) {
        return plan.routes().stream().mapToDouble(Route::meters).sum();
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(requireNonNull(row.get(column)));
    }
}
