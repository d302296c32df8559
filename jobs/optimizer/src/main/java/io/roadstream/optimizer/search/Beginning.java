/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search;

import io.roadstream.optimizer.search.compiled.CompiledProblem;
import io.roadstream.optimizer.search.compiled.Dice;
import io.roadstream.optimizer.search.compiled.Lane;
import io.roadstream.optimizer.search.compiled.Neighbours;
import io.roadstream.optimizer.search.compiled.Routes;
import io.roadstream.optimizer.search.effort.Annealing;
import io.roadstream.optimizer.search.effort.Effort;
import io.roadstream.optimizer.search.layer.Layer;
import io.roadstream.optimizer.search.population.Schooling;
import io.roadstream.optimizer.search.ruin.FleetReduction;
import io.roadstream.optimizer.search.ruin.RuinAndRecreate;

/** With which routes and in which way all islands begin. */
final class Beginning {
    /** Steps for each unit from which on many plans get further than one. */
    private static final double STEPS_FOR_MANY = 2_500;

    /** Shares of the effort between which steps are counted, to know how many there will be. */
    private static final double COUNT_FROM = 0.01;

    private static final double COUNT_UNTIL = 0.02;

    /** Share of the effort for fewer vehicles, where these cost more than any way. */
    private static final double REDUCTION_SHARE = 0.25;

    /** Temperatures must not vanish where ways cost nothing. */
    private static final double LEAST_WAY = 1e-6;

    private static final double REDUCTION_COLD = 0.1;

    private final int[][] routes;
    private final boolean isWarm;
    private final Schooling schooling;

    private Beginning(int[][] routes, boolean isWarm, Schooling schooling) {
        this.routes = routes;
        this.isWarm = isWarm;
        this.schooling = schooling;
    }

    /**
     * From constructed routes.
     *
     * @param isWarm whether most of them were there before
     * @param layers what is on
     * @param effort of the whole search, of which little is spent to see how far it goes
     * @param reporter is told while vehicles are emptied
     */
    static Beginning of(
            CompiledProblem problem,
            Neighbours neighbours,
            int[][] routes,
            boolean isWarm,
            Layers layers,
            Effort effort,
            Reporter reporter) {
        Routes held = new Routes(problem);
        held.set(routes);
        double scale = meanWay(held);
        boolean isCrowd =
                layers.has(Layer.POPULATION)
                        && steps(held, neighbours, effort)
                                >= STEPS_FOR_MANY * problem.units().count();
        held.set(routes);
        boolean isFleetDear = layers.has(Layer.RUIN_AND_RECREATE) && isFleetDear(held);
        if (isFleetDear) {
            reduce(held, neighbours, scale, effort, reporter);
        }
        Schooling schooling = isCrowd ? Schooling.many(scale) : Schooling.alone(scale);
        schooling = schooling.withDearFleet(isFleetDear);
        return new Beginning(held.toArrays(), isWarm, schooling);
    }

    private static void reduce(
            Routes routes, Neighbours neighbours, double scale, Effort effort, Reporter reporter) {
        double from = effort.share();
        Annealing annealing =
                new Annealing(scale, scale * REDUCTION_COLD, from, from + REDUCTION_SHARE);
        RuinAndRecreate steps = new RuinAndRecreate(routes, neighbours, new Dice(1));
        FleetReduction reduction = new FleetReduction(steps);
        reduction.reduce(
                effort, annealing, () -> reporter.tell(effort.nowNanos(), reduction.best()));
    }

    /** Whether one vehicle less is worth any way: it costs more than all ways of all. */
    private static boolean isFleetDear(Routes routes) {
        double least = Double.POSITIVE_INFINITY;
        double fixed = 0;
        for (int v = 0; v < routes.count(); v++) {
            if (routes.lane(v).size() > 0) {
                double price = routes.problem().vehicles().fixedCost(v);
                least = Math.min(least, price);
                fixed += price;
            }
        }
        return least < Double.POSITIVE_INFINITY && least > routes.lanesCost() - fixed;
    }

    int[][] routes() {
        return routes;
    }

    boolean isWarm() {
        return isWarm;
    }

    Schooling schooling() {
        return schooling;
    }

    /** Steps of ruin and recreate that the effort is likely to be enough for. */
    private static double steps(Routes routes, Neighbours neighbours, Effort effort) {
        if (!effort.hasDeadline()) {
            return effort.most();
        }
        RuinAndRecreate ruin = new RuinAndRecreate(routes, neighbours, new Dice(0));
        long steps = 0;
        while (!effort.isReached() && effort.share() < COUNT_UNTIL) {
            effort.count();
            steps += effort.share() >= COUNT_FROM ? 1 : 0;
            ruin.step(0);
        }
        return steps / (COUNT_UNTIL - COUNT_FROM);
    }

    /** Price of a way between two visits, by and large. */
    private static double meanWay(Routes routes) {
        double sum = 0;
        int ways = 0;
        for (int v = 0; v < routes.count(); v++) {
            Lane lane = routes.lane(v);
            for (int i = 0; i <= lane.size() && lane.size() > 0; i++) {
                sum += lane.ways()[i];
                ways++;
            }
        }
        return Math.max(LEAST_WAY, sum / Math.max(1, ways));
    }
}
