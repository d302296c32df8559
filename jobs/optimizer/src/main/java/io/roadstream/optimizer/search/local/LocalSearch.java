/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.local;

import io.roadstream.optimizer.search.compiled.CompiledProblem;
import io.roadstream.optimizer.search.compiled.Dice;
import io.roadstream.optimizer.search.compiled.Units;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Makes routes cheaper by small moves until none helps. What is left out stays so. For one thread.
 */
public final class LocalSearch {
    private final Tours tours;
    private final Units units;
    private final Proximity proximity;
    private final Dice dice;
    private final NodeMoves nodeMoves;
    private final PairMoves pairMoves;
    private final TourSwaps swaps;
    private final int[] order;
    private final long[] testedAt;

    /** For one problem. */
    public LocalSearch(CompiledProblem problem, Proximity proximity, Dice dice) {
        this.units = problem.units();
        this.proximity = proximity;
        this.dice = dice;
        tours = new Tours(problem);
        nodeMoves = new NodeMoves(tours);
        pairMoves = new PairMoves(tours);
        swaps = new TourSwaps(tours);
        int nodes = problem.nodes().count();
        order = new int[nodes];
        testedAt = new long[nodes];
        for (int i = 0; i < nodes; i++) {
            order[i] = i;
        }
    }

    /** Takes over routes. */
    public void load(int[][] routes) {
        tours.load(routes);
    }

    /** The routes as they are now. */
    public int[][] toArrays() {
        return tours.toArrays();
    }

    /** Whether all limits hold. */
    public boolean isHeld() {
        return tours.isHeld();
    }

    /** What the routes cost, with the last penalties. */
    public double cost() {
        return tours.cost();
    }

    /** Moves judged so far. */
    public long moves() {
        return tours.moves();
    }

    /** Moves nodes until that helps no more, or somebody says stop. */
    public void run(Penalties penalties, BooleanSupplier isStopped) {
        tours.begin(penalties);
        shuffle();
        Arrays.fill(testedAt, -1);
        boolean isBetter = true;
        while (isBetter) {
            isBetter = false;
            for (int node : order) {
                if (isStopped.getAsBoolean()) {
                    return;
                }
                isBetter |= improve(node);
            }
            isBetter |= !isBetter && swaps.improve();
        }
    }

    private boolean improve(int node) {
        int unit = units.unitOf(node);
        if (unit == Units.NONE || tours.tourOf(node) == Units.NONE) {
            return false;
        }
        long tested = testedAt[node];
        testedAt[node] = tours.time();
        boolean isFirstOfPair = units.second(unit) != Units.NONE && units.first(unit) == node;
        boolean isBetter = false;
        for (int near : proximity.of(node)) {
            int other = tours.tourOf(near);
            int own = tours.tourOf(node);
            if (other == Units.NONE
                    || (tours.changedAt(own) <= tested && tours.changedAt(other) <= tested)) {
                continue;
            }
            isBetter |= nodeMoves.improve(node, near);
            if (isFirstOfPair) {
                isBetter |= pairMoves.improve(unit, near);
            }
        }
        if (tours.changedAt(tours.tourOf(node)) > tested) {
            isBetter |= isFirstOfPair ? pairMoves.useIdle(unit) : nodeMoves.useIdle(node);
        }
        return isBetter;
    }

    private void shuffle() {
        for (int i = order.length - 1; i > 0; i--) {
            int j = dice.below(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
