/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

/**
 * How fast a vehicle's own legs were: a bicycle is not a car. Bounded: what is older counts less.
 *
 * @param meters driven
 * @param seconds for them
 */
public record Pace(double meters, double seconds) {
    /** Nothing driven yet. */
    public static final Pace UNKNOWN = new Pace(0, 0);

    /** So much driving is remembered in full. */
    private static final double MAX_SECONDS = 4 * 3_600;

    Pace driven(double legMeters, double legSeconds) {
        double keep = seconds + legSeconds > MAX_SECONDS ? 0.5 : 1;
        return new Pace(keep * meters + legMeters, keep * seconds + legSeconds);
    }
}
