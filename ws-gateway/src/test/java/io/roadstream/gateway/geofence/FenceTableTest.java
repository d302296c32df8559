/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.Geofence;
import io.roadstream.contract.fixtures.Geofences;
import io.roadstream.gateway.kafka.GeofenceChange;
import org.junit.jupiter.api.Test;

class FenceTableTest {
    private static final String TENANT = "acme";

    private final FenceTable table = new FenceTable();

    @Test
    void keepsTheHighestVersionAndOfEqualOnesTheLater() {
        assertThat(apply("a", 1, "one")).isTrue();
        assertThat(apply("a", 3, "three")).isTrue();
        assertThat(apply("a", 2, "two")).isFalse();
        assertThat(apply("a", 3, "three again")).isTrue();

        assertThat(table.find(TENANT, "a").map(Geofence::name)).contains("three again");
        assertThat(table.version(TENANT, "a")).isEqualTo(3);
    }

    @Test
    void remembersTheVersionOfADeletion() {
        apply("a", 1, "one");

        assertThat(table.apply(GeofenceChange.deletion(TENANT, "a", 2))).isTrue();
        assertThat(table.apply(GeofenceChange.deletion(TENANT, "b", 7))).isFalse();

        assertThat(table.find(TENANT, "a")).isEmpty();
        assertThat(table.version(TENANT, "a")).isEqualTo(2);
        assertThat(table.version(TENANT, "b")).isEqualTo(7);
        assertThat(table.version(TENANT, "c")).isZero();
        assertThat(table.count(TENANT)).isZero();
    }

    @Test
    void countsADeletionThatNamesNoVersion() {
        apply("a", 4, "four");

        table.apply(GeofenceChange.deletion(TENANT, "a", 0));

        assertThat(table.version(TENANT, "a")).isEqualTo(5);
    }

    @Test
    void listsTheFencesOfATenantById() {
        apply("b", 1, "b");
        apply("c", 1, "c");
        apply("a", 1, "a");

        assertThat(table.list(TENANT, "").stream().map(Geofence::id))
                .containsExactly("a", "b", "c");
        assertThat(table.list(TENANT, "a").stream().map(Geofence::id)).containsExactly("b", "c");
        assertThat(table.list("rival", "")).isEmpty();
    }

    private boolean apply(String id, long version, String name) {
        Geofence fence = Geofences.of(id, Geofences.circle(37.77, -122.41, 500));
        return table.apply(
                GeofenceChange.of(
                        new Geofence(
                                fence.envelope(),
                                name,
                                fence.kind(),
                                fence.shape(),
                                null,
                                null,
                                version,
                                "eve")));
    }
}
