/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import io.roadstream.contract.geo.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * A driver begins or ends a shift.
 *
 * @param driver id
 * @param name for people
 * @param vehicle what they drive now, null after the shift
 * @param shiftStartMillis of the shift that runs or has just ended
 * @param shiftEndMillis of the same
 * @param home where shifts begin and end
 */
public record DriverChange(
        String driver,
        String name,
        @Nullable String vehicle,
        long shiftStartMillis,
        long shiftEndMillis,
        GeoPoint home) {}
