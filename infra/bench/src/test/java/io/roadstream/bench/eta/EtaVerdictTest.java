/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.eta;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EtaVerdictTest {
    @ParameterizedTest(name = "{0} inside, {1} s, the straight line {2} s: {3}")
    @CsvSource({
        "0.82, 88, 257, true",
        "0.70, 88, 257, true",
        "0.90, 88, 257, true",
        "0.699, 88, 257, false", // not as sure as it says
        "0.901, 88, 257, false", // so wide that nobody learns anything
        "0.82, 257, 257, false", // as good is not better
        "0.82, 258, 257, false",
        "NaN, 88, 257, false",
        "0.82, NaN, 257, false",
    })
    void holdsWhereEstimatesAreAsSureAsTheySayAndBetterThanTheStraightLine(
            double inside, double error, double straightLine, boolean holds) {
        assertThat(new EtaVerdict(1_000, inside, error, straightLine).holds()).isEqualTo(holds);
    }

    @Test
    void tellsEachCondition() {
        EtaVerdict verdict = new EtaVerdict(1_000, 0.823, 260, 257.04);

        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.lines())
                .containsExactly(
                        "82.3 % of arrivals between P10 and P90, asked for are 70 to 90 %: holds",
                        "mean error 260.0 s, of the straight line 257.0 s: DOES NOT HOLD");
    }

    @Test
    void nothingJudgedTellsNothingForThem() {
        assertThat(EtaVerdict.OF_NOTHING.holds()).isFalse();
        assertThat(EtaVerdict.OF_NOTHING.lines())
                .containsExactly("no estimate could be judged: DOES NOT HOLD");
    }
}
