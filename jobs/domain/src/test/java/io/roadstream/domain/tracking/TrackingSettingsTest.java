/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrackingSettingsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void defaultsAreThoseDocumented() {
        assertThat(TrackingSettings.DEFAULT)
                .isEqualTo(
                        new TrackingSettings(
                                150 / 3.6,
                                100,
                                Duration.ofMinutes(1),
                                500,
                                Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1, -0.0, 0})
    void refusesANumberThatIsNotPositiveAndFinite(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrackingSettings(value, 1, SECOND, 1, SECOND))
                .withMessage("maxSpeedMps must be positive and finite, was " + value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrackingSettings(1, value, SECOND, 1, SECOND))
                .withMessage("noiseMeters must be positive and finite, was " + value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrackingSettings(1, 1, SECOND, value, SECOND))
                .withMessage("maxAccuracyMeters must be positive and finite, was " + value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S"})
    void refusesADurationThatIsNotPositive(Duration value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrackingSettings(1, 1, value, 1, SECOND))
                .withMessageStartingWith("maxAhead in seconds must be positive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrackingSettings(1, 1, SECOND, 1, value))
                .withMessageStartingWith("hold in seconds must be positive");
    }
}
