/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.moves;

import static java.util.Objects.requireNonNull;

import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.schedule.PlanAssembly;
import io.roadstream.optimizer.search.Search;
import io.roadstream.optimizer.search.SearchLimit;
import io.roadstream.optimizer.search.SearchSettings;
import io.roadstream.optimizer.search.compiled.CompiledProblem;
import io.roadstream.optimizer.search.compiled.Dice;
import io.roadstream.optimizer.search.compiled.Neighbours;
import io.roadstream.optimizer.search.compiled.Routes;
import io.roadstream.optimizer.search.local.LocalSearch;
import io.roadstream.optimizer.search.local.Penalties;
import io.roadstream.optimizer.search.local.Proximity;
import io.roadstream.optimizer.search.ruin.RuinAndRecreate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What JMH runs: one step of ruin and recreate, and one descent of local search. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class MovesBenchmark {
    private static final int NEIGHBOURS = 400;
    private static final int NEAR = 30;
    private static final long SETTLING_ITERATIONS_PER_VISIT = 50;

    /** Of what a visit costs in the mean: a step that costs so much more is taken now and then. */
    private static final double TEMPERATURE_SHARE = 0.05;

    /** What a problem is about. */
    public enum Kind {
        /** Single visits in hard windows, where ways alone cost. */
        VISITS,

        /** Pickups and deliveries, where waiting and lateness cost. */
        ORDERS
    }

    /** What the problem is about. */
    @Param({"VISITS", "ORDERS"})
    public Kind kind = Kind.VISITS;

    /** How many visits there are. */
    @Param({"100", "1000"})
    public int visits;

    private @Nullable RuinAndRecreate ruin;
    private @Nullable LocalSearch localSearch;
    private Penalties penalties = new Penalties(0, 0, 0);
    private int[][] start = {};
    private double temperature;

    /** Counts beside operations; JMH reads and clears it. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counts {
        /** Moves that were judged. */
        public long moves;
    }

    /** Settled plans: what a search does most of its time. */
    @Setup
    public void prepare() {
        Problem problem =
                switch (kind) {
                    case VISITS -> MadeUp.visits(1, visits);
                    case ORDERS -> MadeUp.orders(1, visits);
                };
        SearchLimit limit = SearchLimit.iterations(SETTLING_ITERATIONS_PER_VISIT * visits);
        Plan settled =
                Search.solve(
                                problem,
                                PlanAssembly.of(problem, List.of()),
                                SearchSettings.of(1, limit))
                        .plan();
        temperature = TEMPERATURE_SHARE * settled.cost().total() / visits;
        CompiledProblem compiled = CompiledProblem.of(settled);
        Routes routes = new Routes(compiled);
        ruin = new RuinAndRecreate(routes, Neighbours.of(compiled, NEIGHBOURS), new Dice(1));
        Proximity proximity = Proximity.of(compiled, NEAR);
        localSearch = new LocalSearch(compiled, proximity, new Dice(1));
        penalties = Penalties.of(compiled);
        start = compiled.routes(settled);
    }

    /** Takes out some visits and puts them back. */
    @Benchmark
    public boolean ruinAndRecreate(Counts counts) {
        RuinAndRecreate steps = requireNonNull(ruin);
        long before = steps.moves();
        boolean isKept = steps.step(temperature);
        counts.moves += steps.moves() - before;
        return isKept;
    }

    /** From the settled plan until no move makes it cheaper. */
    @Benchmark
    public double localSearch(Counts counts) {
        LocalSearch search = requireNonNull(localSearch);
        long before = search.moves();
        search.load(start);
        search.run(penalties, () -> false);
        counts.moves += search.moves() - before;
        return search.cost();
    }
}
