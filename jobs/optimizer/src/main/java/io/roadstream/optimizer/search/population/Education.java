/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.population;

import io.roadstream.optimizer.search.compiled.CompiledProblem;
import io.roadstream.optimizer.search.compiled.Dice;
import io.roadstream.optimizer.search.compiled.Neighbours;
import io.roadstream.optimizer.search.compiled.Routes;
import io.roadstream.optimizer.search.compiled.Snapshot;
import io.roadstream.optimizer.search.effort.Annealing;
import io.roadstream.optimizer.search.effort.Effort;
import io.roadstream.optimizer.search.layer.Layer;
import io.roadstream.optimizer.search.local.LocalSearch;
import io.roadstream.optimizer.search.local.Penalties;
import io.roadstream.optimizer.search.local.Proximity;
import io.roadstream.optimizer.search.ruin.FleetReduction;
import io.roadstream.optimizer.search.ruin.RuinAndRecreate;
import java.util.Set;

/**
 * Makes a plan as good as it gets in its share of the effort: by local search, which may break
 * limits, then by mending what is broken, then by ruin and recreate. For one thread.
 */
public final class Education {
    /** Less than this is rounding. */
    private static final double BETTER = 1e-9;

    /** Share of the plans that should come unbroken out of local search. */
    private static final double WANTED = 0.4;

    /** Moves of local search that count as one step of ruin and recreate. */
    private static final int MOVES_PER_STEP = 100;

    private static final double DEARER = 1.2;
    private static final double CHEAPER = 0.85;
    private static final int BETWEEN_CHANGES = 20;

    private final boolean hasLocalSearch;
    private final boolean hasRuin;
    private final Effort effort;
    private final Routes routes;
    private final Snapshot best;
    private final RuinAndRecreate ruin;
    private final FleetReduction reduction;
    private final LocalSearch localSearch;
    private final Dice dice;
    private final Runnable afterStep;
    private final Snapshot bestOfAll;
    private Penalties penalties;
    private int searched;
    private int held;

    /**
     * For one problem.
     *
     * @param layers what is on
     * @param afterStep called after every step
     */
    public Education(
            CompiledProblem problem,
            Neighbours neighbours,
            Proximity proximity,
            Dice dice,
            Effort effort,
            Set<Layer> layers,
            Runnable afterStep) {
        hasLocalSearch = layers.contains(Layer.LOCAL_SEARCH);
        hasRuin = layers.contains(Layer.RUIN_AND_RECREATE);
        this.effort = effort;
        this.dice = dice;
        this.afterStep = afterStep;
        routes = new Routes(problem);
        best = new Snapshot(problem);
        bestOfAll = new Snapshot(problem);
        ruin = new RuinAndRecreate(routes, neighbours, dice);
        reduction = new FleetReduction(ruin);
        localSearch = new LocalSearch(problem, proximity, dice);
        penalties = Penalties.of(problem);
    }

    /** The best of all plans so far. */
    public Snapshot best() {
        return bestOfAll;
    }

    /** Moves and places judged so far. */
    public long moves() {
        return ruin.moves() + localSearch.moves();
    }

    /** Whether the effort is spent. */
    boolean isReached() {
        return effort.isReached();
    }

    /** Whether this part of the effort is spent. */
    boolean isPartOver() {
        return effort.isPartOver();
    }

    /** Share of the effort that is spent. */
    public double share() {
        return effort.share();
    }

    /** Takes over routes that hold. */
    public void begin(int[][] held) {
        routes.set(held);
        best.take(routes);
        keepBest();
    }

    /**
     * Takes over routes that may break limits: drops what breaks them, puts in what is left out.
     */
    public void mend(int[][] broken) {
        routes.set(broken);
        routes.dropBroken();
        ruin.construct(effort::isReachedNow);
        best.take(routes);
        keepBest();
    }

    /** Begins with nothing but what is frozen, and puts in nodes in an order. */
    public void construct(int[] order) {
        routes.clear();
        ruin.constructInOrder(order);
        ruin.construct(effort::isReachedNow);
        best.take(routes);
        keepBest();
    }

    /** Makes the routes cheaper by small moves, then whole again; keeps them if that was worse. */
    public void searchLocally() {
        if (!hasLocalSearch) {
            return;
        }
        int[][] from = best.toArrays();
        double before = best.cost();
        long moves = localSearch.moves();
        localSearch.load(from);
        localSearch.run(penalties, effort::isReachedNow);
        adapt(localSearch.isHeld());
        effort.count(1 + (localSearch.moves() - moves) / MOVES_PER_STEP);
        mend(localSearch.toArrays());
        if (best.cost() > before) {
            begin(from);
        }
        afterStep.run();
    }

    /** Serves the same with as few vehicles as it can, whatever the ways cost. */
    public void reduceFleet(Annealing annealing) {
        if (!hasRuin) {
            return;
        }
        reduction.reduce(effort, annealing, afterStep);
        best.take(routes);
        keepBest();
    }

    /** Ruins and recreates until the annealing is over. */
    void anneal(Annealing annealing) {
        while (hasRuin && !effort.isReached() && effort.share() < annealing.until()) {
            step(annealing);
        }
    }

    /** Goes on with an annealing until this part of the effort is spent. */
    public void annealPart(Annealing annealing) {
        while (hasRuin && !effort.isPartOver()) {
            step(annealing);
        }
    }

    private void step(Annealing annealing) {
        effort.count();
        if (ruin.step(annealing.at(effort.share()))) {
            keepBest();
        }
        afterStep.run();
    }

    /** The best routes since the last beginning. */
    public int[][] routes() {
        return best.toArrays();
    }

    /** Number of vehicles that they use. */
    int used() {
        return best.used();
    }

    /** What they cost. */
    public double cost() {
        return best.cost();
    }

    /** Random numbers of this search. */
    Dice dice() {
        return dice;
    }

    private void keepBest() {
        if (routes.cost() < best.cost() - BETTER) {
            routes.sum();
            best.take(routes);
        }
        if (best.cost() < bestOfAll.cost() - BETTER) {
            bestOfAll.take(routes);
        }
    }

    private void adapt(boolean isHeld) {
        searched++;
        held += isHeld ? 1 : 0;
        if (searched == BETWEEN_CHANGES) {
            boolean isTooBroken = held < WANTED * searched;
            penalties = penalties.times(isTooBroken ? DEARER : CHEAPER);
            searched = 0;
            held = 0;
        }
    }
}
