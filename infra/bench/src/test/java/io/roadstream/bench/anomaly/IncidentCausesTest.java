/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.AnomalyKind;
import io.roadstream.domain.anomaly.AnomalySettings;
import io.roadstream.ingest.simulator.truth.TruthKind;
import io.roadstream.local.demo.IncidentCauses;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The words of the demo are those of the simulator, and its patience is the rule's. */
class IncidentCausesTest {
    @ParameterizedTest
    @EnumSource
    void everyCauseIsAKindOfTruth(AnomalyKind kind) {
        IncidentCauses causes = IncidentCauses.of(kind);

        assertThat(causes.sought()).isNotEmpty();
        assertThat(Stream.of(TruthKind.values()).map(TruthKind::title))
                .containsAll(causes.sought())
                .containsAll(causes.excuses());
    }

    @Test
    void aGapIsASilenceWhereTheRuleSaysSoAndAPhoneHadTimeToReport() {
        assertThat(Duration.ofMillis(IncidentCauses.SILENT_MILLIS))
                .isEqualTo(AnomalySettings.DEFAULT.minSilence().plusSeconds(10));
    }
}
