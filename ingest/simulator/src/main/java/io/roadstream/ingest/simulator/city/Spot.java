/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

/**
 * A place at the side of a street.
 *
 * @param edge the direction in which one passes it
 * @param meters from the beginning of the edge
 */
public record Spot(int edge, double meters) {
    public Spot {
        if (edge < 0 || !(meters >= 0)) {
            throw new IllegalArgumentException(
                    "a spot needs an edge and a way from its beginning, was %d and %s"
                            .formatted(edge, meters));
        }
    }
}
