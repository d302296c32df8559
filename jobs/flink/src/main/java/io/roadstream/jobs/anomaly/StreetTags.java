/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.anomaly;

import io.roadstream.domain.streets.MaxSpeed;
import io.roadstream.domain.streets.StreetIndex;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the properties of a line say, in OpenStreetMap's words: {@code highway} (or {@code class},
 * as our simulator writes it) and {@code maxspeed}, of the two directions the higher one.
 */
final class StreetTags {
    private static final List<String> LIMITS =
            List.of("maxspeed", "maxspeed:forward", "maxspeed:backward");

    /** Ways without vehicles; a pavement runs beside its street and would hide its limit. */
    private static final Set<String> ON_FOOT =
            Set.of(
                    "footway",
                    "path",
                    "steps",
                    "pedestrian",
                    "cycleway",
                    "bridleway",
                    "corridor",
                    "elevator",
                    "platform",
                    "via_ferrata",
                    "construction",
                    "proposed",
                    "abandoned",
                    "razed");

    private StreetTags() {}

    /** Rivers and railways have none of the words. */
    static boolean isForVehicles(Map<String, String> tags) {
        String kind = tags.getOrDefault("highway", tags.getOrDefault("class", ""));
        return !ON_FOOT.contains(kind)
                && (!kind.isEmpty() || LIMITS.stream().anyMatch(tags::containsKey))
                && !tags.containsKey("railway")
                && !tags.containsKey("waterway");
    }

    /** The limit, or {@link StreetIndex#NO_LIMIT} where it is missing or no number. */
    static int limitCms(Map<String, String> tags) {
        return LIMITS.stream()
                .filter(tags::containsKey)
                .flatMapToInt(key -> MaxSpeed.parseCms(tags.getOrDefault(key, "")).stream())
                .max()
                .orElse(StreetIndex.NO_LIMIT);
    }
}
