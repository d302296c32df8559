/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What a driver says of the vehicle: its duty or an emergency, one of the two. Topic {@code
 * fleet.vehicle-status.v1}.
 *
 * @param envelope tenant, vehicle, and the time at which the driver said it
 * @param duty or null
 * @param emergency or null
 */
public record VehicleStatus(Envelope envelope, @Nullable Duty duty, @Nullable Emergency emergency) {
    public VehicleStatus {
        if ((duty == null) == (emergency == null)) {
            throw new InvalidEventException(
                    Reason.MISSING_FIELD,
                    "a vehicle status must have either a duty or an emergency, had %s"
                            .formatted(duty == null ? "neither" : "both"));
        }
    }

    public static VehicleStatus of(Envelope envelope, Duty duty) {
        return new VehicleStatus(envelope, duty, null);
    }

    public static VehicleStatus of(Envelope envelope, Emergency emergency) {
        return new VehicleStatus(envelope, null, emergency);
    }
}
