/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.validation.Checks;
import org.jspecify.annotations.Nullable;

/**
 * Who drives. Topic {@code fleet.drivers.v1}; a deleted one is a record without a value there.
 *
 * @param envelope tenant, driver, and when the change was committed or read by a snapshot
 * @param version which state it is
 * @param name for people, up to {@value #MAX_NAME} characters
 * @param vehicleId what they drive now, or null
 * @param shift the one that runs or comes next
 * @param home where the shift begins and ends, or null
 */
public record Driver(
        Envelope envelope,
        ChangeVersion version,
        String name,
        @Nullable String vehicleId,
        TimeWindow shift,
        @Nullable GeoPoint home) {
    /** Longest name. */
    public static final int MAX_NAME = 200;

    public Driver {
        Checks.requireText("name", name, MAX_NAME);
        if (vehicleId != null) {
            Checks.requireId("vehicleId", vehicleId);
        }
    }
}
