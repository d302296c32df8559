/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.streets;

import io.roadstream.contract.geo.GeoPoint;
import java.util.List;

/** Gathers streets for an index. For one use, by one thread. */
public final class StreetIndexBuilder {
    private final Segments segments = new Segments();
    private final MatchSettings settings;

    public StreetIndexBuilder(MatchSettings settings) {
        this.settings = settings;
    }

    /**
     * Adds a street.
     *
     * @param line its points, at least one
     * @param limitCms how fast one may drive on it, cm/s, or {@link StreetIndex#NO_LIMIT}
     */
    public void add(List<GeoPoint> line, int limitCms) {
        if (limitCms <= 0) {
            throw new IllegalArgumentException("limitCms must be above 0, was " + limitCms);
        }
        for (int i = 1; i < line.size(); i++) {
            if (!line.get(i).equals(line.get(i - 1))) {
                segments.add(line.get(i - 1), line.get(i), limitCms);
            }
        }
    }

    /** The index of all that was added. */
    public StreetIndex build() {
        segments.trim();
        return new StreetIndex(segments, settings);
    }
}
