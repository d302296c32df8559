/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search;

import io.roadstream.optimizer.search.compiled.CompiledProblem;
import io.roadstream.optimizer.search.compiled.Dice;
import io.roadstream.optimizer.search.compiled.Lane;
import io.roadstream.optimizer.search.compiled.Neighbours;
import io.roadstream.optimizer.search.compiled.Routes;
import io.roadstream.optimizer.search.effort.Effort;
import io.roadstream.optimizer.search.population.Schooling;
import io.roadstream.optimizer.search.ruin.RuinAndRecreate;

/** With which routes and in which way all islands begin. */
final class Beginning {
    /** Steps for each unit from which on many plans get further than one. */
    private static final double STEPS_FOR_MANY = 2_500;

    /** Shares of the effort between which steps are counted, to know how many there will be. */
    private static final double COUNT_FROM = 0.01;

    private static final double COUNT_UNTIL = 0.02;

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
     * @param isAlone whether there is to be one plan, however much time there is
     * @param effort of an island, of which little is spent to see how far it goes
     */
    static Beginning of(
            CompiledProblem problem,
            Neighbours neighbours,
            int[][] routes,
            boolean isWarm,
            boolean isAlone,
            Effort effort) {
        Routes held = new Routes(problem);
        held.set(routes);
        double scale = meanWay(held);
        boolean isCrowd =
                !isAlone
                        && steps(held, neighbours, effort)
                                >= STEPS_FOR_MANY * problem.units().count();
        Schooling schooling = isCrowd ? Schooling.many(scale) : Schooling.alone(scale);
        return new Beginning(routes, isWarm, schooling);
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
        return sum / Math.max(1, ways);
    }
}
