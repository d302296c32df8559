/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.anomaly;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.domain.anomaly.AnomalySettings.Speed;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AnomalySettingsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void saysWhichValueIsBeyondWhichLimit() {
        Speed speed = Speed.DEFAULT;

        assertThatThrownBy(() -> new AnomalySettings(Duration.ZERO, 4, MINUTE, HOUR, speed, 500))
                .hasMessage("minSilence must be positive, was PT0S");
        assertThatThrownBy(() -> new AnomalySettings(MINUTE, 1, MINUTE, HOUR, speed, 500))
                .hasMessage("silentIntervals must be in [2, 1000], was 1");
        assertThatThrownBy(() -> new AnomalySettings(HOUR, 4, MINUTE, HOUR, speed, 500))
                .hasMessage("maxSilence must not be below minSilence, was PT1M");
        assertThatThrownBy(() -> new AnomalySettings(MINUTE, 4, HOUR, HOUR, speed, 500))
                .hasMessage("silenceExpires must be above maxSilence, was PT1H");
        assertThatThrownBy(() -> new AnomalySettings(MINUTE, 4, MINUTE, HOUR, speed, -1))
                .hasMessage("minTeleportMeters must not be negative, was -1");
    }

    @Test
    void saysTheSameOfSpeeds() {
        assertThatThrownBy(() -> new Speed(Double.NaN, 1, 0.1, 2, 30, 2, MINUTE, MINUTE))
                .hasMessage("limitMps must be in (0, 120], was NaN");
        assertThatThrownBy(() -> new Speed(10, 11, 0.1, 2, 30, 2, MINUTE, MINUTE))
                .hasMessage("clearMps must be in (0, limitMps], was 11.0");
        assertThatThrownBy(() -> new Speed(10, 9, 1.1, 2, 30, 2, MINUTE, MINUTE))
                .hasMessage("toleranceShare must be in [0, 1], was 1.1");
        assertThatThrownBy(() -> new Speed(10, 9, 0.1, -1, 30, 2, MINUTE, MINUTE))
                .hasMessage("minToleranceMps must be in [0, 120], was -1.0");
        assertThatThrownBy(() -> new Speed(10, 9, 0.1, 2, Double.NaN, 2, MINUTE, MINUTE))
                .hasMessage("maxAccuracyMeters must be positive, was NaN");
        assertThatThrownBy(() -> new Speed(10, 9, 0.1, 2, 30, 0, MINUTE, MINUTE))
                .hasMessage("fixes must be in [1, 100], was 0");
        assertThatThrownBy(() -> new Speed(10, 9, 0.1, 2, 30, 2, MINUTE.negated(), MINUTE))
                .hasMessage("minTime must not be negative, was PT-1M");
        assertThatThrownBy(() -> new Speed(10, 9, 0.1, 2, 30, 2, MINUTE, Duration.ZERO))
                .hasMessage("maxGap must be positive, was PT0S");
    }
}
