/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.captured;

import io.roadstream.contract.event.Driver;
import io.roadstream.contract.topic.Topics;
import io.roadstream.jobs.runtime.RawRecord;
import org.jspecify.annotations.Nullable;

/**
 * A driver who was added, changed or deleted.
 *
 * @param state which state of which driver
 * @param driver as it is now; null if it was deleted
 */
public record DriverChange(RowState state, @Nullable Driver driver) {
    /** That of an event. */
    public static DriverChange of(Driver driver) {
        return new DriverChange(new RowState(driver.envelope(), driver.version()), driver);
    }

    /** What a record of the topic says. */
    public static DriverChange decode(RawRecord record) {
        return record.value.length == 0
                ? new DriverChange(RowState.ofDeletion(record), null)
                : of(Topics.DRIVERS.codec().decode(record.value));
    }
}
