/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search;

import io.roadstream.optimizer.search.compiled.CompiledProblem;
import io.roadstream.optimizer.search.compiled.Dice;
import io.roadstream.optimizer.search.compiled.Neighbours;
import io.roadstream.optimizer.search.compiled.Routes;
import io.roadstream.optimizer.search.compiled.Snapshot;
import io.roadstream.optimizer.search.ruin.RuinAndRecreate;

/** One search from one seed. For one thread at a time. */
final class Island {
    /** Less than this is rounding. */
    private static final double BETTER = 1e-9;

    private final Effort effort;
    private final Reporter reporter;
    private final Annealing annealing;
    private final Routes routes;
    private final Snapshot best;
    private final RuinAndRecreate ruin;
    private final double scale;

    /**
     * Begins where the compiled problem does.
     *
     * @param firstRoutes where to begin
     */
    Island(
            CompiledProblem problem,
            Neighbours neighbours,
            int[][] firstRoutes,
            long seed,
            Effort effort,
            Reporter reporter) {
        this.effort = effort;
        this.reporter = reporter;
        annealing = Annealing.DEFAULT;
        routes = new Routes(problem);
        routes.set(firstRoutes);
        best = new Snapshot(problem);
        best.take(routes);
        ruin = new RuinAndRecreate(routes, neighbours, new Dice(seed));
        scale = meanWay();
    }

    /** Searches to a share of its effort. */
    void runUntil(double share) {
        effort.goOnUntil(share);
        while (!effort.isReached()) {
            effort.count();
            if (ruin.step(scale * annealing.at(effort.share()))) {
                keepBest();
            }
            reporter.tell(effort.nowNanos(), best);
        }
    }

    /** Goes on from another's best routes. */
    void adopt(int[][] better) {
        routes.set(better);
        keepBest();
    }

    Snapshot best() {
        return best;
    }

    long iterations() {
        return effort.iterations();
    }

    long moves() {
        return ruin.moves();
    }

    private void keepBest() {
        if (routes.cost() < best.cost() - BETTER) {
            routes.sum();
            best.take(routes);
        }
    }

    /** Price of a way between two visits, by and large. */
    private double meanWay() {
        double sum = 0;
        int ways = 0;
        for (int v = 0; v < routes.count(); v++) {
            double[] way = routes.lane(v).ways();
            for (int i = 0; i <= routes.lane(v).size(); i++) {
                sum += way[i];
                ways++;
            }
        }
        return sum / Math.max(1, ways);
    }
}
