/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.geo;

import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import java.util.List;

/**
 * What the first ring encloses, without what the others do.
 *
 * @param rings the outline, then its holes
 */
public record Polygon(List<Ring> rings) {
    public Polygon {
        rings = List.copyOf(rings);
        if (rings.isEmpty()) {
            throw new InvalidEventException(
                    Reason.MISSING_FIELD, "a polygon must have an outline, had no ring");
        }
    }

    /** Points of all its rings. */
    public int size() {
        return rings.stream().mapToInt(ring -> ring.points().size()).sum();
    }
}
