/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One position as a device reported it, in canonical units. Topic {@code fleet.positions.v1}.
 *
 * @param envelope tenant, vehicle id and times
 * @param location where
 * @param motion speed, heading, altitude, accuracy as far as reported
 * @param sequence the device's own counter of its reports, never negative, or null
 * @param deviceUuid the device's own id of this report in canonical form, or null
 * @param driverId person driving, or null
 * @param protocol the entrance that took it
 */
public record PositionReport(
        Envelope envelope,
        GeoPoint location,
        Motion motion,
        @Nullable Long sequence,
        @Nullable String deviceUuid,
        @Nullable String driverId,
        Protocol protocol) {
    public PositionReport {
        Checks.requireNotNegative("sequence", sequence);
        if (deviceUuid != null) {
            deviceUuid = canonicalUuid(deviceUuid);
        }
        if (driverId != null) {
            Checks.requireId("driverId", driverId);
        }
    }

    private static String canonicalUuid(String uuid) {
        try {
            String canonical = UUID.fromString(uuid).toString();
            if (canonical.equalsIgnoreCase(uuid)) {
                return canonical;
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidEventException(Reason.INVALID_VALUE, uuidMessage(uuid), e);
        }
        throw new InvalidEventException(Reason.INVALID_VALUE, uuidMessage(uuid));
    }

    private static String uuidMessage(String uuid) {
        return "deviceUuid must be a UUID of 36 characters, was '%s'"
                .formatted(uuid.length() > 64 ? uuid.substring(0, 64) + "…" : uuid);
    }
}
