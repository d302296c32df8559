/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.population;

import io.roadstream.optimizer.search.effort.Annealing;

/**
 * How many plans compete and how long each is annealed.
 *
 * @param size of the population
 * @param scale price of a way between two visits, by and large: the unit of temperatures
 * @param founderShare of the effort for each plan of the first generation
 * @param childShare of the effort for each child
 * @param isFleetDear whether one vehicle less is worth any way
 */
public record Schooling(
        int size, double scale, double founderShare, double childShare, boolean isFleetDear) {
    private static final double HOT = 3;
    private static final double WARM = 0.3;
    private static final double MILD = 1;
    private static final double REDUCTION = 0.2;
    private static final double COLD = 0.03;

    /** Not to be stuck again for the rest of the time; the best plan seen is kept anyway. */
    private static final double COOL = 0.3;

    private static final int MANY = 4;
    private static final double FOUNDER_SHARE = 0.15;
    private static final double CHILD_SHARE = 0.06;

    /** Of so many children, one is crossed by order. */
    private static final int ONE_BY_ORDER = 4;

    /** One plan alone, annealed with all effort. */
    public static Schooling alone(double scale) {
        return new Schooling(1, scale, 1, 1, false);
    }

    /** A population. */
    public static Schooling many(double scale) {
        return new Schooling(MANY, scale, FOUNDER_SHARE, CHILD_SHARE, false);
    }

    /** The same where one vehicle less is worth any way, or not. */
    public Schooling withDearFleet(boolean isDear) {
        return new Schooling(size, scale, founderShare, childShare, isDear);
    }

    /** For a plan of the first generation. */
    public Annealing ofFounder(double share) {
        return new Annealing(scale * HOT, scale * COLD, share, share + founderShare);
    }

    /** For as few vehicles as can be. */
    Annealing ofReduction(double share) {
        return new Annealing(scale, scale * COLD, share, share + founderShare * REDUCTION);
    }

    /** For a plan with few vehicles: not so hot that it takes more again. */
    Annealing ofSmallFounder(double share) {
        return new Annealing(scale * MILD, scale * COLD, share, share + founderShare);
    }

    /** For a plan in force that is improved alone: hot enough to leave what it is stuck in. */
    public Annealing ofWarmStart() {
        return new Annealing(scale * MILD, scale * COOL, 0, 1);
    }

    /** For a child, which is good already. */
    public Annealing ofChild(double share) {
        return new Annealing(scale * WARM, scale * COLD, share, share + childShare);
    }

    /** Whether the child of this number is crossed by order. */
    boolean isOrderNext(long child) {
        return child % ONE_BY_ORDER == 0;
    }
}
