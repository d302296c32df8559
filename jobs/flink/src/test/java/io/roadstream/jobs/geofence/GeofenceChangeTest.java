/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.geofence;

import static io.roadstream.contract.fixtures.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.Geofence;
import io.roadstream.contract.fixtures.Geofences;
import io.roadstream.contract.topic.Topics;
import io.roadstream.contract.validation.Reason;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GeofenceChangeTest {
    private static final byte[] TOMBSTONE = new byte[0];

    @Test
    void readsAFenceAndItsDeletion() {
        Geofence depot = Geofences.depot();

        GeofenceChange made = decode("acme|depot-1", Topics.GEOFENCES.codec().encode(depot));
        GeofenceChange deleted = decode("acme|depot-1", TOMBSTONE);

        assertThat(made).isEqualTo(new GeofenceChange("acme", "depot-1", depot));
        assertThat(deleted).isEqualTo(new GeofenceChange("acme", "depot-1", null));
        assertThat(deleted.key()).isEqualTo(made.key()).isEqualTo("acme|depot-1");
    }

    @Test
    void refusesATombstoneThatNamesNoFence() {
        assertRefused(
                () -> decode("depot-1", TOMBSTONE),
                Reason.MALFORMED,
                "the key of a tombstone must be tenant|id, was depot-1");
        assertRefused(() -> decode("acme|", TOMBSTONE), Reason.MISSING_FIELD);
        assertRefused(() -> decode("a|b|c", TOMBSTONE), Reason.INVALID_ID);
    }

    @Test
    void refusesBytesThatAreNoFence() {
        assertRefused(() -> decode("acme|depot-1", new byte[] {1, 2}), Reason.MALFORMED);
    }

    private static GeofenceChange decode(String key, byte[] value) {
        return GeofenceChange.decode(key.getBytes(StandardCharsets.UTF_8), value);
    }
}
