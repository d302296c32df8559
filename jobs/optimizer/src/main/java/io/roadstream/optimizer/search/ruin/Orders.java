/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.ruin;

import io.roadstream.optimizer.search.compiled.CompiledProblem;
import io.roadstream.optimizer.search.compiled.Dice;
import io.roadstream.optimizer.search.compiled.Network;
import io.roadstream.optimizer.search.compiled.Nodes;
import io.roadstream.optimizer.search.compiled.Units;
import io.roadstream.optimizer.search.compiled.Vehicles;
import java.util.Arrays;

/**
 * In which orders units are put back: at random, large loads first, far ones first, near ones
 * first, narrow windows first, early ones first, late ones first.
 */
final class Orders {
    /** How often each is used; the first four as published. */
    private static final int[] WEIGHTS = {4, 4, 2, 1, 2, 2, 2};

    private final double[][] keys;
    private final int sum;

    private Orders(double[][] keys) {
        this.keys = keys;
        sum = Arrays.stream(WEIGHTS).sum();
    }

    static Orders of(CompiledProblem problem) {
        Units units = problem.units();
        Nodes nodes = problem.nodes();
        Network network = problem.network();
        Vehicles vehicles = problem.vehicles();
        double[][] keys = new double[WEIGHTS.length][units.count()];
        for (int u = 0; u < units.count(); u++) {
            int first = units.first(u);
            int last = units.second(u) == Units.NONE ? first : units.second(u);
            double far = network.costAt(vehicles.startRow(0), first, vehicles.from(0));
            int order = 1;
            keys[order++][u] = -units.size(u);
            keys[order++][u] = -far;
            keys[order++][u] = far;
            keys[order++][u] = (double) nodes.close(last) - nodes.open(first);
            keys[order++][u] = nodes.open(first);
            keys[order][u] = -(double) nodes.close(last);
        }
        return new Orders(keys);
    }

    /** One of them by weight. */
    int draw(Dice dice) {
        int drawn = dice.below(sum);
        int order = 0;
        while (drawn >= WEIGHTS[order]) {
            drawn -= WEIGHTS[order];
            order++;
        }
        return order;
    }

    /** A number for a unit in an order, lowest first. */
    double key(int order, int unit, Dice dice) {
        return order == 0 ? dice.share() : keys[order][unit];
    }
}
