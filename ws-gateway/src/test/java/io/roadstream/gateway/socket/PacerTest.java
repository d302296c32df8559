/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacerTest {
    private static final Duration SHORTEST = Duration.ofMillis(40);

    private final Pacer pacer = new Pacer(SHORTEST);

    @Test
    void staysWhileWorkTakesLessThanHalfOfIt() {
        assertThat(pacer.note(Duration.ofMillis(20))).isFalse();
        assertThat(pacer.tick()).isEqualTo(SHORTEST);
    }

    @Test
    void doublesUnderLoadUpToASecond() {
        assertThat(pacer.note(Duration.ofMillis(21))).isTrue();
        assertThat(pacer.tick()).isEqualTo(SHORTEST.multipliedBy(2));
        for (int i = 0; i < 10; i++) {
            pacer.note(Duration.ofSeconds(2));
        }
        assertThat(pacer.tick()).isEqualTo(Duration.ofSeconds(1));
        assertThat(pacer.note(Duration.ofSeconds(2))).as("nothing new to tell").isFalse();
    }

    @Test
    void comesBackAfterFiftyEasyTicks() {
        pacer.note(Duration.ofMillis(30));
        for (int i = 0; i < 49; i++) {
            assertThat(pacer.note(Duration.ofMillis(5))).isFalse();
        }
        assertThat(pacer.note(Duration.ofMillis(5))).isTrue();
        assertThat(pacer.tick()).isEqualTo(SHORTEST);
        for (int i = 0; i < 100; i++) {
            assertThat(pacer.note(Duration.ZERO)).isFalse();
        }
    }
}
