/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.optimizer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.bench.optimizer.BestKnown.Value;
import io.roadstream.bench.optimizer.RouteAudit.Verdict;
import io.roadstream.optimizer.instance.Objective;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs of one solver on one instance.
 *
 * @param name of the instance
 * @param objective what is best
 * @param best known value, or null
 * @param runs one for each seed, the best first
 */
record InstanceScore(String name, Objective objective, @Nullable Value best, List<Run> runs) {
    /** Best values are printed with so many digits; a gap below is none. */
    private static final double SAME_PERCENT = 0.001;

    InstanceScore {
        runs = runs.stream().sorted(order(objective)).toList();
    }

    /**
     * One run.
     *
     * @param seed of it
     * @param verdict of the audit
     * @param seconds that it took
     * @param cpuSeconds of its thread
     * @param moves that it judged
     * @param routes of the answer
     */
    record Run(
            long seed,
            Verdict verdict,
            double seconds,
            double cpuSeconds,
            long moves,
            List<List<Integer>> routes) {}

    private static Comparator<Run> order(Objective objective) {
        Comparator<Run> faults = Comparator.comparingInt(run -> run.verdict().faults().size());
        Comparator<Run> vehicles =
                Comparator.comparingInt(
                        run -> objective == Objective.VEHICLES ? run.verdict().vehicles() : 0);
        return faults.thenComparing(vehicles).thenComparingDouble(run -> run.verdict().distance());
    }

    /** The run in the middle; of an even number the worse. */
    Run median() {
        return runs.get(runs.size() / 2);
    }

    boolean isFeasible() {
        return runs.stream().allMatch(run -> run.verdict().isFeasible());
    }

    OptionalDouble gapPercent() {
        return gapPercent(median());
    }

    /** By how much a run is longer than the best; none where the number of vehicles differs. */
    private OptionalDouble gapPercent(Run run) {
        Verdict verdict = run.verdict();
        if (best == null || !verdict.isFeasible()) {
            return OptionalDouble.empty();
        }
        if (objective == Objective.VEHICLES && verdict.vehicles() != best.vehicles()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(100 * (verdict.distance() / best.distance() - 1));
    }

    boolean hasBestVehicles() {
        return best != null
                && median().verdict().isFeasible()
                && median().verdict().vehicles() <= best.vehicles();
    }

    boolean isOptimal() {
        OptionalDouble gap = gapPercent();
        return gap.isPresent() && gap.getAsDouble() <= SAME_PERCENT;
    }

    void write(ObjectNode json) {
        Run median = median();
        json.put("name", name);
        json.put("seconds", round(median.seconds(), 3));
        json.put("cpuSeconds", round(median.cpuSeconds(), 3));
        json.put("vehicles", median.verdict().vehicles());
        json.put("distance", round(median.verdict().distance(), 4));
        put(
                json,
                "best",
                best == null ? OptionalDouble.empty() : OptionalDouble.of(best.distance()));
        if (best != null && best.vehicles() > 0) {
            json.put("bestVehicles", best.vehicles());
        }
        put(json, "gapPercent", gapPercent());
        json.put("feasible", isFeasible());
        if (runs.size() > 1) {
            put(json, "gapPercentLeast", gapPercent(runs.get(0)));
            put(json, "gapPercentMost", gapPercent(runs.get(runs.size() - 1)));
            var distances = json.putArray("distances");
            runs.forEach(run -> distances.add(round(run.verdict().distance(), 4)));
            var vehicles = json.putArray("vehiclesOfRuns");
            runs.forEach(run -> vehicles.add(run.verdict().vehicles()));
        }
        runs.stream()
                .filter(run -> !run.verdict().isFeasible())
                .findFirst()
                .ifPresent(run -> json.put("fault", run.verdict().faults().get(0)));
    }

    static void put(ObjectNode json, String key, OptionalDouble value) {
        if (value.isPresent()) {
            json.put(key, round(value.getAsDouble(), 4));
        } else {
            json.putNull(key);
        }
    }

    static double round(double value, int digits) {
        double scale = Math.pow(10, digits);
        return Math.round(value * scale) / scale;
    }

    /** For people. */
    String describe(String solver) {
        Verdict verdict = median().verdict();
        String gap =
                gapPercent().stream()
                        .mapToObj(percent -> String.format(Locale.ROOT, "%7.3f %%", percent))
                        .findFirst()
                        .orElse("      – ");
        String fault =
                Optional.of(verdict.faults())
                        .filter(faults -> !faults.isEmpty())
                        .map(faults -> "  " + faults.get(0))
                        .orElse("");
        String distances =
                runs.size() == 1
                        ? ""
                        : runs.stream()
                                .map(
                                        run ->
                                                String.format(
                                                        Locale.ROOT,
                                                        "%.1f",
                                                        run.verdict().distance()))
                                .collect(Collectors.joining(" ", "  ", ""));
        return String.format(
                Locale.ROOT,
                "%-34s %-10s %6.2f s %4d %11.2f %s%s%s",
                name,
                solver,
                median().seconds(),
                verdict.vehicles(),
                verdict.distance(),
                gap,
                distances,
                fault);
    }
}
