/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.geofence;

import io.roadstream.contract.event.Geofence;
import io.roadstream.contract.topic.Topics;
import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A fence that was made, changed or deleted.
 *
 * @param tenant whose fence
 * @param id of the fence
 * @param fence as it is now; null if it was deleted
 */
public record GeofenceChange(String tenant, String id, @Nullable Geofence fence) {
    /**
     * What a record of the topic says.
     *
     * @param key {@code tenant|id}
     * @param value the fence; empty for a tombstone
     * @throws InvalidEventException if they are not such a change
     */
    public static GeofenceChange decode(byte[] key, byte[] value) {
        if (value.length > 0) {
            Geofence fence = Topics.GEOFENCES.codec().decode(value);
            return new GeofenceChange(fence.envelope().tenant(), fence.id(), fence);
        }
        String text = new String(key, StandardCharsets.UTF_8);
        int bar = text.indexOf('|');
        if (bar < 0) {
            throw new InvalidEventException(
                    Reason.MALFORMED, "the key of a tombstone must be tenant|id, was " + text);
        }
        return new GeofenceChange(
                Checks.requireId("tenant", text.substring(0, bar)),
                Checks.requireId("geofence", text.substring(bar + 1)),
                null);
    }

    /** Key of the fence in topic and state. */
    String key() {
        return tenant + '|' + id;
    }
}
