/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacerTest {
    private static final Duration TICK = Duration.ofMillis(40);

    private final Pacer pacer = new Pacer(TICK);

    @Test
    void oneSlowRoundSaysNothing() {
        assertThat(pacer.note(Duration.ofSeconds(2))).isFalse();
        assertThat(pacer.note(Duration.ofMillis(45))).isFalse();
        assertThat(pacer.note(Duration.ofSeconds(2))).isFalse();
        assertThat(pacer.pace()).isEqualTo(TICK);
    }

    @Test
    void isAsLongAsRoundsAreInTicks() {
        pacer.note(Duration.ofMillis(130));
        pacer.note(Duration.ofMillis(130));
        assertThat(pacer.note(Duration.ofMillis(130))).isTrue();
        assertThat(pacer.pace()).isEqualTo(Duration.ofMillis(120));
        for (int i = 0; i < 10; i++) {
            assertThat(pacer.note(Duration.ofMillis(150))).as("much the same").isFalse();
        }
    }

    @Test
    void comesBackToTheLongestOfFiftyEasyRounds() {
        for (int i = 0; i < 3; i++) {
            pacer.note(Duration.ofMillis(400));
        }
        assertThat(pacer.pace()).isEqualTo(Duration.ofMillis(400));
        for (int i = 0; i < 49; i++) {
            assertThat(pacer.note(Duration.ofMillis(i == 20 ? 80 : 40))).isFalse();
        }
        assertThat(pacer.note(Duration.ofMillis(40))).isTrue();
        assertThat(pacer.pace()).isEqualTo(Duration.ofMillis(80));
        for (int i = 0; i < 100; i++) {
            assertThat(pacer.note(Duration.ofMillis(1))).isEqualTo(i == 49);
        }
        assertThat(pacer.pace()).as("never less than a tick").isEqualTo(TICK);
    }
}
