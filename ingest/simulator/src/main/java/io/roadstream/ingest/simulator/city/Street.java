/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

/**
 * What an edge belongs to.
 *
 * @param name for people
 * @param streetClass how broad it is
 * @param site what it runs on
 */
public record Street(String name, StreetClass streetClass, Site site) {

    /** What a street runs on. */
    public enum Site {
        GROUND,
        BRIDGE,
        /** Without sight of the sky. */
        TUNNEL
    }

    public Street at(Site other) {
        return new Street(name, streetClass, other);
    }
}
