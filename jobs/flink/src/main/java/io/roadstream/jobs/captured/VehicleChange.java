/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.captured;

import io.roadstream.contract.event.Vehicle;
import io.roadstream.contract.topic.Topics;
import io.roadstream.jobs.runtime.RawRecord;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle that was added, changed or deleted.
 *
 * @param state which state of which vehicle
 * @param vehicle as it is now; null if it was deleted
 */
public record VehicleChange(RowState state, @Nullable Vehicle vehicle) {
    /** That of an event. */
    public static VehicleChange of(Vehicle vehicle) {
        return new VehicleChange(new RowState(vehicle.envelope(), vehicle.version()), vehicle);
    }

    /** What a record of the topic says. */
    public static VehicleChange decode(RawRecord record) {
        return record.value.length == 0
                ? new VehicleChange(RowState.ofDeletion(record), null)
                : of(Topics.VEHICLES.codec().decode(record.value));
    }
}
