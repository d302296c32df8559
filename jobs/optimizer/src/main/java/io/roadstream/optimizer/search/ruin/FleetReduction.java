/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.ruin;

import io.roadstream.optimizer.search.compiled.Dice;
import io.roadstream.optimizer.search.compiled.Lane;
import io.roadstream.optimizer.search.compiled.Routes;
import io.roadstream.optimizer.search.compiled.Snapshot;
import io.roadstream.optimizer.search.compiled.Units;
import io.roadstream.optimizer.search.effort.Annealing;
import io.roadstream.optimizer.search.effort.Effort;

/**
 * Empties vehicles: a route is dissolved, and its units are put into the others by ruin and
 * recreate, for which no idle vehicle may be used. Units that are hard to place are known by how
 * often they were left out, and a step that leaves out easier ones is taken (Christiaens and Vanden
 * Berghe 2020). For one thread.
 */
public final class FleetReduction {
    private final Routes routes;
    private final Units units;
    private final Dice dice;
    private final Ruin ruin;
    private final Recreate recreate;
    private final Snapshot best;
    private final long[] absences;

    /** Over routes that serve all they can; works with what takes steps over them already. */
    public FleetReduction(RuinAndRecreate steps) {
        routes = steps.routes();
        units = routes.problem().units();
        dice = steps.dice();
        ruin = steps.ruin();
        recreate = steps.recreate();
        best = new Snapshot(routes.problem());
        absences = new long[units.count()];
    }

    /**
     * Empties what it can until the annealing is over, and leaves the routes with the fewest
     * vehicles that serve all they did.
     *
     * @param afterStep called after every step
     */
    public void reduce(Effort effort, Annealing annealing, Runnable afterStep) {
        best.take(routes);
        int leftOut = routes.absentCount();
        recreate.closeIdle(true);
        boolean hasNext = dissolve();
        while (hasNext && !effort.isReached() && effort.share() < annealing.until()) {
            effort.count();
            step(annealing.at(effort.share()));
            if (routes.absentCount() <= leftOut) {
                best.take(routes);
                hasNext = dissolve();
            }
            afterStep.run();
        }
        recreate.closeIdle(false);
        routes.set(best.toArrays());
    }

    /** The routes with the fewest vehicles so far. */
    public Snapshot best() {
        return best;
    }

    private void step(double temperature) {
        double before = routes.lanesCost();
        int absentBefore = routes.absentCount();
        long weightBefore = weight();
        ruin.ruin();
        if (!routes.areTouchedHeld()) {
            routes.undo();
            return;
        }
        recreate.recreate(FleetReduction::never);
        long weight = weight();
        boolean isEasier = routes.absentCount() < absentBefore || weight < weightBefore;
        double allowed = before - temperature * Math.log(1 - dice.share());
        boolean isAlike = routes.absentCount() == absentBefore && weight == weightBefore;
        if (isEasier || (isAlike && routes.lanesCost() < allowed)) {
            routes.mark();
        } else {
            routes.undo();
        }
        for (int i = 0; i < routes.absentCount(); i++) {
            absences[routes.absent(i)]++;
        }
    }

    /** How hard it is to place what is left out. */
    private long weight() {
        long sum = 0;
        for (int i = 0; i < routes.absentCount(); i++) {
            sum += absences[routes.absent(i)];
        }
        return sum;
    }

    /** Takes all units out of the route whose units are easiest to place; not the last one. */
    private boolean dissolve() {
        int easiest = Units.NONE;
        long least = Long.MAX_VALUE;
        int used = 0;
        for (int v = 0; v < routes.count(); v++) {
            Lane lane = routes.lane(v);
            used += lane.size() > 0 ? 1 : 0;
            if (lane.size() == 0 || lane.firstFree() > 1 || isNeeded(lane)) {
                continue;
            }
            long sum = 0;
            for (int i = 1; i <= lane.size(); i++) {
                sum += 1 + absences[units.unitOf(lane.node(i))];
            }
            if (sum < least) {
                least = sum;
                easiest = v;
            }
        }
        if (easiest == Units.NONE || used < 2) {
            return false;
        }
        while (routes.lane(easiest).size() > 0) {
            routes.remove(units.unitOf(routes.lane(easiest).node(1)));
        }
        routes.update(easiest);
        recreate.recreate(FleetReduction::never);
        routes.mark();
        return true;
    }

    /** Whether it serves what no other vehicle may: that could never come back. */
    private boolean isNeeded(Lane lane) {
        for (int i = 1; i <= lane.size(); i++) {
            if (units.bound(units.unitOf(lane.node(i))) == lane.vehicle()) {
                return true;
            }
        }
        return false;
    }

    private static boolean never() {
        return false;
    }
}
