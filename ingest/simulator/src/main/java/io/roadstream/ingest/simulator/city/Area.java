/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

import java.util.List;

/**
 * A surface on the map.
 *
 * @param name for people
 * @param cover what it is
 * @param outline its corners, counter-clockwise, the first one not repeated
 */
public record Area(String name, Cover cover, List<PlanePoint> outline) {
    public Area {
        outline = List.copyOf(outline);
    }

    /** What covers the ground. */
    public enum Cover {
        WATER,
        PARK
    }
}
