/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.contract.config.InvalidConfigException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoOptionsTest {
    @Test
    void itIsElevenInTheCityAtEveryHour() {
        for (int hour = 0; hour < 24; hour++) {
            ZoneId zone = DemoOptions.livelyZone(hour);

            ZonedDateTime there =
                    LocalDateTime.of(2026, 3, 29, hour, 30)
                            .atZone(ZoneOffset.UTC)
                            .withZoneSameInstant(zone);
            assertThat(there.getHour()).as("%s at %d", zone, hour).isEqualTo(11);
        }
    }

    @Test
    void aHeadlessDemoHasAnEnd() {
        assertThat(DemoOptions.length(null, true)).isEqualTo(Duration.ofMinutes(2));
        assertThat(DemoOptions.length(null, false)).isNull();
        assertThat(DemoOptions.length("10m", false)).isEqualTo(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "-1s", "soon"})
    void refusesOtherLengths(String text) {
        assertThatThrownBy(() -> DemoOptions.length(text, true))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageStartingWith("--for must be");
    }

    @Test
    void aWarmUpMayBeNone() {
        assertThat(DemoOptions.warmUp("0s")).isEqualTo(Duration.ZERO);
        assertThatThrownBy(() -> DemoOptions.warmUp("-1s"))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessage("--warm-up must not be below 0, was '-1s'");
    }

    @ParameterizedTest
    @CsvSource({"300.0, 300", "0.5, 0.5", "12.25, 12.25"})
    void numbersHaveNoNeedlessDigits(double number, String text) {
        assertThat(DemoOptions.plain(number)).isEqualTo(text);
    }
}
