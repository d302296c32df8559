/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.streets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaxSpeedTest {
    @ParameterizedTest
    @CsvSource({
        "50, 1389",
        "' 50 ', 1389",
        "50.0, 1389",
        "50 km/h, 1389",
        "50kmh, 1389",
        "30 mph, 1341",
        "30mph, 1341",
        "5 knots, 257",
        "50;30, 1389",
        "30; 50, 1389",
        "80|100|none, 2778",
        "130, 3611"
    })
    void readsWhatOpenStreetMapWrites(String text, int cms) {
        assertThat(MaxSpeed.parseCms(text)).hasValue(cms);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "none",
                "walk",
                "signals",
                "variable",
                "DE:urban",
                "fast",
                "-50",
                "0",
                "50 m/s",
                "5000",
                "NaN",
                "50 50",
                "0x32",
                "1e2"
            })
    void saysNothingWhereThereIsNoNumber(String text) {
        assertThat(MaxSpeed.parseCms(text)).isEmpty();
    }
}
