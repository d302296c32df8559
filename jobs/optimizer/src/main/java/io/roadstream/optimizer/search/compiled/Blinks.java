/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.compiled;

/** Says of places, now and then by chance, that they are passed over. For one thread. */
final class Blinks {
    private static final int NEVER = Integer.MAX_VALUE;

    private final Dice dice;
    private final double logOfSeeing;
    private int untilNext;
    private boolean hasBlinked;

    Blinks(Dice dice, double share) {
        this.dice = dice;
        logOfSeeing = share > 0 ? Math.log1p(-share) : 0;
        draw();
    }

    /** Whether the next place is passed over. */
    boolean isNext() {
        if (--untilNext > 0) {
            return false;
        }
        draw();
        hasBlinked = logOfSeeing != 0;
        return hasBlinked;
    }

    /** Whether any was since the last time that this was forgotten. */
    boolean hasBlinked() {
        return hasBlinked;
    }

    void forget() {
        hasBlinked = false;
    }

    /** The number of places until one is passed over is distributed geometrically. */
    private void draw() {
        untilNext = logOfSeeing == 0 ? NEVER : 1 + (int) (Math.log(1 - dice.share()) / logOfSeeing);
    }
}
