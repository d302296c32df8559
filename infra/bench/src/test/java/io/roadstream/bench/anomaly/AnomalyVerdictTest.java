/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.bench.anomaly.AnomalyVerdict.Kind;
import io.roadstream.contract.event.AnomalyKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnomalyVerdictTest {
    @Test
    void aGoalThatIsNotReachedIsToldButFailsOnlyFarBelow() {
        AnomalyVerdict verdict =
                verdict(
                        new Kind(AnomalyKind.SILENCE, 254, 0.9931, 0.9969),
                        new Kind(AnomalyKind.TELEPORT, 102, 0.995, 0.979),
                        new Kind(AnomalyKind.SPEEDING, 22, 0.9, 0.9));

        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.lines())
                .containsExactly(
                        "silence: precision 0.993, recall 0.997 of 254 incidents: goal of 0.99 reached",
                        "teleport: precision 0.995, recall 0.979 of 102 incidents: goal of 0.98 not reached",
                        "speeding: precision 0.900, recall 0.900 of 22 incidents: goal of 0.90 reached",
                        "precision and recall of 0.90 or more where there are 20 incidents or more: holds");
    }

    @Test
    void theVerdictNamesWhatFails() {
        AnomalyVerdict verdict =
                verdict(
                        new Kind(AnomalyKind.SILENCE, 20, 0.5, 1),
                        new Kind(AnomalyKind.TELEPORT, 20, 1, 1),
                        new Kind(AnomalyKind.SPEEDING, 30, 1, 0.89));

        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.lines())
                .last()
                .asString()
                .endsWith("20 incidents or more: DOES NOT HOLD for silence, speeding");
    }

    @ParameterizedTest(name = "precision {1}, recall {2} of {0}: {3}")
    @CsvSource({
        "20, 0.90, 0.90, true",
        "20, 0.899, 1, false",
        "20, 1, 0.899, false",
        "19, 0.2, 0.2, true", // too few to say
        "0, 1, 1, true",
        "20, NaN, 1, false",
    })
    void failsBelowNineOfTenWhereThereAreEnough(
            int incidents, double precision, double recall, boolean holds) {
        assertThat(verdict(new Kind(AnomalyKind.SILENCE, incidents, precision, recall)).holds())
                .isEqualTo(holds);
    }

    private static AnomalyVerdict verdict(Kind... kinds) {
        return new AnomalyVerdict(List.of(kinds));
    }
}
