/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.plan;

/**
 * What a stop, a route or a plan costs, term by term.
 *
 * @param driving time on the road
 * @param distance length of the way
 * @param waiting for windows to open
 * @param lateness service after it was due
 * @param disruption broken promises and changed stops
 * @param vehicles fixed prices of vehicles in use
 * @param unserved requests left out
 */
public record Cost(
        double driving,
        double distance,
        double waiting,
        double lateness,
        double disruption,
        double vehicles,
        double unserved) {
    /** Nothing. */
    public static final Cost NONE = new Cost(0, 0, 0, 0, 0, 0, 0);

    /** Both, term by term. */
    public Cost plus(Cost other) {
        return new Cost(
                driving + other.driving,
                distance + other.distance,
                waiting + other.waiting,
                lateness + other.lateness,
                disruption + other.disruption,
                vehicles + other.vehicles,
                unserved + other.unserved);
    }

    /** Sum of the terms. */
    public double total() {
        return driving + distance + waiting + lateness + disruption + vehicles + unserved;
    }
}
