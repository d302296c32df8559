/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.ruin;

import io.roadstream.optimizer.search.compiled.Dice;
import io.roadstream.optimizer.search.compiled.Neighbours;
import io.roadstream.optimizer.search.compiled.Routes;
import java.util.function.BooleanSupplier;

/** One step after the other over routes that it changes in place. For one thread. */
public final class RuinAndRecreate {
    private final Routes routes;
    private final Dice dice;
    private final Ruin ruin;
    private final Recreate recreate;

    /** Over these routes. */
    public RuinAndRecreate(Routes routes, Neighbours neighbours, Dice dice) {
        this.routes = routes;
        this.dice = dice;
        ruin = new Ruin(routes, neighbours, dice);
        recreate = new Recreate(routes, neighbours, dice);
    }

    Routes routes() {
        return routes;
    }

    Dice dice() {
        return dice;
    }

    Ruin ruin() {
        return ruin;
    }

    Recreate recreate() {
        return recreate;
    }

    /** Places judged so far. */
    public long moves() {
        return recreate.moves();
    }

    /** Serves what it can of what is left out, until somebody says stop, and keeps that. */
    public void construct(BooleanSupplier isStopped) {
        recreate.recreate(isStopped);
        routes.mark();
    }

    /** Puts in what is left out of these nodes' units, in their order, and keeps that. */
    public void constructInOrder(int[] nodes) {
        recreate.insertInOrder(nodes);
        routes.mark();
    }

    /**
     * Ruins and recreates; keeps the result if it costs less than now, or by chance not much more.
     *
     * @param temperature mean of what it may cost more
     * @return whether the result was kept
     */
    public boolean step(double temperature) {
        double before = routes.cost();
        ruin.ruin();
        if (!routes.areTouchedHeld()) {
            routes.undo();
            return false;
        }
        recreate.recreate(RuinAndRecreate::never);
        double allowed = before - temperature * Math.log(1 - dice.share());
        if (routes.cost() < allowed) {
            routes.mark();
            return true;
        }
        routes.undo();
        return false;
    }

    private static boolean never() {
        return false;
    }
}
