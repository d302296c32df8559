/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.drive;

/**
 * How one drives.
 *
 * @param mode what the foot does
 * @param overLimit speed wanted as a multiple of the street's limit; only in {@link Mode#SPEED}
 */
public record Manner(Mode mode, double overLimit) {
    /** As everybody does. */
    public static final Manner USUAL = new Manner(Mode.USUAL, 1);

    /** Comes to a stand and stays there. */
    public static final Manner HALT = new Manner(Mode.HALT, 1);

    /** As if a child ran into the street. */
    public static final Manner BRAKE_HARD = new Manner(Mode.BRAKE_HARD, 1);

    /** Gets up to speed again in no time. */
    public static final Manner PUSH = new Manner(Mode.PUSH, 1);

    /** What the foot does. */
    public enum Mode {
        USUAL,
        HALT,
        BRAKE_HARD,
        PUSH,
        SPEED
    }

    /** Faster than allowed, whatever the traffic. */
    public static Manner speeding(double overLimit) {
        return new Manner(Mode.SPEED, overLimit);
    }

    boolean isSpeeding() {
        return mode == Mode.SPEED;
    }
}
