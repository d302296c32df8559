/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.history;

import io.roadstream.contract.geo.GeoPoint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored position.
 *
 * @param vehicle whose
 * @param time by the device's clock
 * @param place where
 * @param motion speed and course
 * @param flags what tracking found odd in it
 */
public record Fix(String vehicle, Instant time, GeoPoint place, Motion motion, List<String> flags) {
    /**
     * Speed and course, null where unknown.
     *
     * @param speedMps metres a second
     * @param headingDeg degrees clockwise from north
     */
    public record Motion(@Nullable Double speedMps, @Nullable Double headingDeg) {}

    public Fix {
        flags = List.copyOf(flags);
    }
}
