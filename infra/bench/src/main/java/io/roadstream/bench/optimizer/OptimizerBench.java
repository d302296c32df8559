/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.optimizer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.bench.optimizer.BestKnown.Value;
import io.roadstream.bench.optimizer.InstanceScore.Run;
import io.roadstream.bench.optimizer.RouteAudit.Verdict;
import io.roadstream.bench.optimizer.RoutingSolver.Answer;
import io.roadstream.bench.optimizer.RoutingSolver.Task;
import io.roadstream.optimizer.instance.Objective;
import io.roadstream.optimizer.instance.SolutionText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Solves published instances with the optimizer and its peers, in turn on the same thread with the
 * same limit, and judges every answer by the file.
 */
public final class OptimizerBench {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long WARM_UP_SEED = 4711;
    private static final Duration WARM_UP_RUN = Duration.ofSeconds(1);

    private final OptimizerSettings settings;
    private final Map<RoutingSolver, List<InstanceScore>> scores = new LinkedHashMap<>();

    public OptimizerBench(OptimizerSettings settings) {
        this.settings = settings;
        scores.put(new OwnSolver(settings.layers(), settings.islands()), new ArrayList<>());
        for (String peer : settings.peers()) {
            scores.put(
                    peer.equals("jsprit") ? new JspritSolver() : new OrToolsSolver(),
                    new ArrayList<>());
        }
    }

    /** Measures and prints, a line for each instance and solver. */
    public void measure(ObjectNode json) throws IOException {
        List<InstanceFolder.Entry> entries =
                InstanceFolder.list(settings.instances(), settings.only());
        Path table = settings.best();
        BestKnown best =
                table == null
                        ? BestKnown.ofFolder(settings.instances(), settings.objective())
                        : BestKnown.ofFile(table, settings.objective());
        warmUp(entries.stream().map(entry -> PublishedFile.parse(entry.lines())).toList());
        for (InstanceFolder.Entry entry : entries) {
            measure(entry, best);
        }
        write(json);
        scores.forEach((solver, ofSolver) -> System.out.println(describe(solver, ofSolver)));
    }

    private static String describe(RoutingSolver solver, List<InstanceScore> scores) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        write(json, scores);
        json.remove("instances");
        return "%-10s %s".formatted(solver.name(), json);
    }

    private void warmUp(List<PublishedFile> files) {
        for (RoutingSolver solver : scores.keySet()) {
            List<PublishedFile> taken = files.stream().filter(solver::takes).toList();
            if (taken.isEmpty()) {
                continue;
            }
            Variation other = Variation.of(taken.get(taken.size() / 2), WARM_UP_SEED);
            SolverClock clock = settings.clock();
            long until = clock.nanos() + settings.warmUp().toNanos();
            for (long seed = 1; clock.nanos() < until; seed++) {
                solver.solve(
                        new Task(
                                other.lines(),
                                other.file(),
                                settings.objective(),
                                WARM_UP_RUN,
                                clock,
                                seed));
            }
        }
    }

    private void measure(InstanceFolder.Entry entry, BestKnown known) throws IOException {
        PublishedFile file = PublishedFile.parse(entry.lines());
        Map<RoutingSolver, List<Run>> runs = new LinkedHashMap<>();
        for (long seed = 1; seed <= settings.seeds(); seed++) {
            for (RoutingSolver solver : scores.keySet()) {
                if (solver.takes(file)) {
                    runs.computeIfAbsent(solver, key -> new ArrayList<>())
                            .add(run(solver, entry.lines(), file, seed));
                }
            }
        }
        Value best = best(entry, file, known);
        for (Map.Entry<RoutingSolver, List<InstanceScore>> of : scores.entrySet()) {
            RoutingSolver solver = of.getKey();
            List<Run> ofSolver = runs.get(solver);
            if (ofSolver == null) {
                System.out.printf("%s: %s does not take it%n", entry.name(), solver.name());
                continue;
            }
            InstanceScore score =
                    new InstanceScore(entry.name(), settings.objective(), best, ofSolver);
            System.out.println(score.describe(solver.name()));
            of.getValue().add(score);
            keep(solver, score);
        }
    }

    private @Nullable Value best(InstanceFolder.Entry entry, PublishedFile file, BestKnown known) {
        Value value = known.find(entry.name(), file.kind()).orElse(null);
        if (value == null && settings.objective() == Objective.DISTANCE) {
            return entry.solutionCost().map(cost -> new Value(0, cost)).orElse(null);
        }
        return value;
    }

    private Run run(RoutingSolver solver, List<String> lines, PublishedFile file, long seed) {
        Long vary = settings.vary();
        Variation variation = vary == null ? null : Variation.of(file, vary);
        Task task =
                new Task(
                        variation == null ? lines : variation.lines(),
                        variation == null ? file : variation.file(),
                        settings.objective(),
                        settings.time(),
                        settings.clock(),
                        seed);
        System.gc();
        long cpu = SolverClock.CPU.nanos();
        long began = System.nanoTime();
        Answer answer = solver.solve(task);
        double seconds = (System.nanoTime() - began) / NANOS_PER_SECOND;
        double cpuSeconds = (SolverClock.CPU.nanos() - cpu) / NANOS_PER_SECOND;
        List<List<Integer>> routes =
                variation == null ? answer.routes() : variation.back(answer.routes());
        Verdict verdict = RouteAudit.judge(file, settings.objective(), routes);
        return new Run(seed, verdict, seconds, cpuSeconds, answer.moves(), routes);
    }

    private void keep(RoutingSolver solver, InstanceScore score) throws IOException {
        Path folder = settings.solutions();
        if (folder == null) {
            return;
        }
        Files.createDirectories(folder);
        Run run = score.runs().get(0);
        boolean isOwn = solver instanceof OwnSolver;
        String name = score.name() + (isOwn ? "" : "." + solver.name()) + ".sol";
        Files.write(
                folder.resolve(name), SolutionText.write(run.routes(), run.verdict().distance()));
    }

    private void write(ObjectNode json) {
        json.put("objective", settings.objective().name().toLowerCase(Locale.ROOT));
        json.put("limitSeconds", settings.time().toMillis() / 1e3);
        json.put("clock", settings.clock().name().toLowerCase(Locale.ROOT));
        json.put("seeds", settings.seeds());
        json.put("layers", settings.layers().toString());
        json.put("varied", settings.vary() != null);
        ArrayNode peers = null;
        for (Map.Entry<RoutingSolver, List<InstanceScore>> of : scores.entrySet()) {
            if (of.getKey() instanceof OwnSolver) {
                write(json, of.getValue());
                json.put("movesPerSecond", movesPerSecond(of.getValue()));
            } else {
                peers = peers == null ? json.putArray("peers") : peers;
                write(peers.addObject().put("name", of.getKey().name()), of.getValue());
            }
        }
    }

    private long movesPerSecond(List<InstanceScore> scores) {
        double moves = 0;
        double seconds = 0;
        for (InstanceScore score : scores) {
            for (Run run : score.runs()) {
                moves += run.moves();
                seconds += settings.clock() == SolverClock.CPU ? run.cpuSeconds() : run.seconds();
            }
        }
        return Math.round(moves / seconds);
    }

    private static void write(ObjectNode json, List<InstanceScore> scores) {
        List<Double> gaps =
                scores.stream()
                        .map(InstanceScore::gapPercent)
                        .flatMap(gap -> gap.stream().boxed())
                        .sorted()
                        .toList();
        InstanceScore.put(json, "meanGapPercent", mean(gaps));
        InstanceScore.put(
                json,
                "worstGapPercent",
                gaps.isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(gaps.get(gaps.size() - 1)));
        json.put("compared", gaps.size());
        json.put("optimal", scores.stream().filter(InstanceScore::isOptimal).count());
        json.put("vehiclesEqual", scores.stream().filter(InstanceScore::hasBestVehicles).count());
        json.put("infeasible", scores.stream().filter(score -> !score.isFeasible()).count());
        ArrayNode instances = json.putArray("instances");
        scores.forEach(score -> score.write(instances.addObject()));
    }

    private static OptionalDouble mean(List<Double> gaps) {
        return gaps.stream().mapToDouble(Double::doubleValue).average();
    }
}
