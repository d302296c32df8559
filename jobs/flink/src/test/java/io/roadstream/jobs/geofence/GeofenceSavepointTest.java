/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.geofence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.roadstream.contract.event.TransitionKind;
import io.roadstream.jobs.fixtures.KeptDay;
import io.roadstream.jobs.fixtures.KeptSavepoint;
import io.roadstream.jobs.fixtures.Restores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Geofences go on from what earlier builds kept. */
@ParameterizedClass
@EnumSource(KeptSavepoint.class)
class GeofenceSavepointTest {
    private final KeptSavepoint kept;
    private final KeptDay day;

    GeofenceSavepointTest(KeptSavepoint kept) {
        this.kept = kept;
        this.day = kept.day();
    }

    @Test
    @Restores(GeofenceJob.GEOFENCE_UID)
    void aVehicleLeavesTheFenceThatItWasIn() throws Exception {
        try (var harness = kept.open(GeofenceJob.GEOFENCE_UID, new FenceHarness(1, 0))) {
            harness.processElement(day.track("van-2", 10, KeptDay.YARD - 100), 0);
            assertThat(harness.extractOutputValues()).isEmpty();

            harness.processElement(day.track("van-2", 30, KeptDay.YARD - 500), 0);
            harness.processElement(day.track("van-2", 40, KeptDay.YARD - 700), 0);
            harness.processElement(day.track("van-9", 40, KeptDay.YARD), 0);

            assertThat(harness.extractOutputValues())
                    .extracting(
                            one -> one.envelope().entityId(),
                            one -> one.geofenceId(),
                            one -> one.kind())
                    .containsExactly(
                            tuple("van-2", "yard", TransitionKind.EXIT),
                            tuple("van-9", "yard", TransitionKind.INITIAL_INSIDE));
        }
    }
}
