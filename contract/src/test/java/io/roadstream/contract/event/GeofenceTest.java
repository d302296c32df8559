/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import static io.roadstream.contract.fixtures.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.fixtures.Geofences;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.validation.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class GeofenceTest {
    private static final long TIME = Reports.TIME.toEpochMilli();

    @Test
    void countsFromItsBeginningUntilBeforeItsEnd() {
        Geofence fence = fence("x", TIME, TIME + 1_000, 1);

        assertThat(fence.isValidAt(TIME - 1)).isFalse();
        assertThat(fence.isValidAt(TIME)).isTrue();
        assertThat(fence.isValidAt(TIME + 999)).isTrue();
        assertThat(fence.isValidAt(TIME + 1_000)).isFalse();
        assertThat(fence("x", null, null, 1).isValidAt(0)).isTrue();
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertRefused(
                () -> fence(" ", null, null, 1),
                Reason.INVALID_VALUE,
                "name must have 1 to 200 characters, had 0");
        assertRefused(() -> fence("x".repeat(201), null, null, 1), Reason.INVALID_VALUE);
        assertRefused(
                () -> fence("x", TIME, TIME, 1),
                Reason.INVALID_VALUE,
                "validTo must be after validFrom, was %d and %d".formatted(TIME, TIME));
        assertRefused(() -> fence("x", 0L, null, 1), Reason.TIME_OUT_OF_RANGE);
        assertRefused(() -> fence("x", null, Long.MAX_VALUE, 1), Reason.TIME_OUT_OF_RANGE);
        assertRefused(
                () -> fence("x", null, null, 0),
                Reason.INVALID_VALUE,
                "version must be at least 1, was 0");
    }

    @Test
    void aTransitionNamesItsFence() {
        GeofenceTransition entered = Geofences.entered("cab-1");

        assertRefused(() -> copy(entered, "a|b", 1, 0), Reason.INVALID_ID);
        assertRefused(
                () -> copy(entered, "a", 0, 0),
                Reason.INVALID_VALUE,
                "geofenceVersion must be at least 1, was 0");
        assertRefused(
                () -> copy(entered, "a", 1, -1),
                Reason.INVALID_VALUE,
                "revision must not be negative, was -1");
    }

    private static Geofence fence(
            String name, @Nullable Long validFrom, @Nullable Long validTo, long version) {
        Geofence depot = Geofences.depot();
        return new Geofence(
                depot.envelope(),
                name,
                depot.kind(),
                depot.shape(),
                validFrom,
                validTo,
                version,
                "jl");
    }

    private static GeofenceTransition copy(
            GeofenceTransition transition, String fence, long version, int revision) {
        return new GeofenceTransition(
                transition.envelope(),
                transition.location(),
                fence,
                version,
                transition.geofenceName(),
                transition.geofenceKind(),
                transition.kind(),
                transition.reason(),
                transition.beforeTrackId(),
                transition.afterTrackId(),
                transition.transitionId(),
                revision);
    }
}
