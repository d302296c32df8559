/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search;

import io.roadstream.optimizer.insertion.Limit;
import io.roadstream.optimizer.insertion.RegretInsertion;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.search.compiled.CompiledProblem;
import io.roadstream.optimizer.search.compiled.Dice;
import io.roadstream.optimizer.search.compiled.Neighbours;
import io.roadstream.optimizer.search.compiled.Routes;
import io.roadstream.optimizer.search.effort.Effort;
import io.roadstream.optimizer.search.layer.Layer;
import io.roadstream.optimizer.search.local.Proximity;
import io.roadstream.optimizer.search.ruin.RuinAndRecreate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Makes a plan better until a limit. */
public final class Search {
    /** Nearest visits that are looked at for each. */
    private static final int NEIGHBOURS = 400;

    /** Nearest visits that local search puts side by side. */
    private static final int NEAR = 30;

    /** Time for the plan and its reasons is kept at this multiple of what it took first. */
    private static final double RESERVE = 1.5;

    /** But no more than this share of all. */
    private static final double MAX_RESERVE = 0.1;

    private final Problem problem;
    private final Plan start;
    private final SearchSettings settings;
    private final SearchLimit limit;

    private Search(Problem problem, Plan start, SearchSettings settings) {
        this.problem = problem;
        this.start = start;
        this.settings = settings;
        this.limit = settings.limit();
    }

    /**
     * The best plan found by the limit: no dearer than the start, and nothing in it broken that was
     * not broken there, nor by more. What is left out has reasons.
     *
     * @param start a plan of the same problem: nothing but what is committed, or the repaired
     *     current one
     */
    public static Solution solve(Problem problem, Plan start, SearchSettings settings) {
        if (start.problem() != problem) {
            throw new IllegalArgumentException("the start must be a plan of the problem");
        }
        return new Search(problem, start, settings).solve();
    }

    private Solution solve() {
        long began = now();
        CompiledProblem compiled = CompiledProblem.of(start);
        Neighbours neighbours = Neighbours.of(compiled, NEIGHBOURS);
        int[][] constructed = construct(compiled, neighbours);
        long assembling = now();
        Plan first = finish(compiled.plan(constructed));
        Layers layers = settings.layers();
        if (compiled.units().count() == 0 || isOff(layers)) {
            return new Solution(first, 0, 0, elapsed(began));
        }
        long reserve = reserve(began, now() - assembling);
        AtomicLong ofAll = new AtomicLong();
        Reporter reporter = new Reporter(settings.progress(), began, ofAll);
        Effort beginningEffort = effort(0, 1, 0, began, reserve, ofAll);
        Beginning beginning =
                Beginning.of(
                        compiled,
                        neighbours,
                        constructed,
                        isWarm(),
                        layers,
                        beginningEffort,
                        reporter);
        long spent = beginningEffort.iterations();
        Reporter silent = new Reporter(Progress.NONE, began, ofAll);
        Proximity proximity = Proximity.of(compiled, NEAR);
        List<Island> islands = new ArrayList<>();
        for (int i = 0; i < settings.islands(); i++) {
            islands.add(
                    new Island(
                            compiled,
                            neighbours,
                            proximity,
                            beginning,
                            layers,
                            settings.seed() + i,
                            effort(i, settings.islands(), spent, began, reserve, ofAll),
                            i == 0 ? reporter : silent));
        }
        Archipelago archipelago = new Archipelago(islands, reporter);
        archipelago.run();
        Plan found = finish(compiled.plan(archipelago.best().toArrays()));
        Plan best = found.cost().total() < first.cost().total() ? found : first;
        return new Solution(
                best, spent + archipelago.iterations(), archipelago.moves(), elapsed(began));
    }

    private Effort effort(
            int island, int islands, long spent, long began, long reserve, AtomicLong ofAll) {
        long left = limit.iterations() - spent;
        long most = left / islands + (island < left % islands ? 1 : 0);
        boolean hasDeadline = limit.deadlineNanos() != Long.MAX_VALUE;
        long deadline = hasDeadline ? limit.deadlineNanos() - reserve : Long.MAX_VALUE;
        return new Effort(limit.nanoClock(), limit.isCancelled(), began, deadline, most, ofAll);
    }

    /** Whether there is nothing on that searches. */
    private static boolean isOff(Layers layers) {
        return !layers.has(Layer.RUIN_AND_RECREATE)
                && !layers.has(Layer.LOCAL_SEARCH)
                && !layers.has(Layer.POPULATION);
    }

    /** Whether the start serves most of the requests. */
    private boolean isWarm() {
        return 2 * start.unserved().size() < problem.requests().size();
    }

    private int[][] construct(CompiledProblem compiled, Neighbours neighbours) {
        Routes routes = new Routes(compiled);
        new RuinAndRecreate(routes, neighbours, new Dice(settings.seed()))
                .construct(limit::isReached);
        return routes.toArrays();
    }

    /** The next version of the start, which tells why requests are unserved. */
    private Plan finish(Plan found) {
        Plan better = found.cost().total() < start.cost().total() ? found : start;
        Plan next = new Plan(problem, better.routes(), better.unserved(), start.version() + 1);
        if (next.unserved().isEmpty()) {
            return next;
        }
        Limit untilDeadline = Limit.none().or(limit::isReached);
        return RegretInsertion.insertAll(next, 1, untilDeadline);
    }

    private long reserve(long began, long finishNanos) {
        double whole = (double) limit.deadlineNanos() - began;
        return (long) Math.min(RESERVE * finishNanos, MAX_RESERVE * whole);
    }

    private long now() {
        return limit.nanoClock().getAsLong();
    }

    private Duration elapsed(long began) {
        return Duration.ofNanos(now() - began);
    }
}
