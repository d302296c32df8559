/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.anomaly;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AnomalySettingsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void saysWhichValueIsBeyondWhichLimit() {
        AnomalySettings.Speed speed = AnomalySettings.Speed.DEFAULT;

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
        assertThatThrownBy(() -> new AnomalySettings.Speed(Double.NaN, 1, 2, MINUTE))
                .hasMessage("limitMps must be in (0, 120], was NaN");
        assertThatThrownBy(() -> new AnomalySettings.Speed(10, 11, 2, MINUTE))
                .hasMessage("clearMps must be in (0, limitMps], was 11.0");
        assertThatThrownBy(() -> new AnomalySettings.Speed(10, 9, 0, MINUTE))
                .hasMessage("fixes must be in [1, 100], was 0");
    }
}
