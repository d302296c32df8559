/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff =
            new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(3));

    @Test
    void doublesThePauseUpToTheLongest() {
        assertThat(backoff.pause(1)).isEqualTo(Duration.ofMillis(100));
        assertThat(backoff.pause(2)).isEqualTo(Duration.ofMillis(200));
        assertThat(backoff.pause(4)).isEqualTo(Duration.ofMillis(800));
        assertThat(backoff.pause(5)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.pause(1_000)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void isExhaustedOnceThePausesFillTheBudget() {
        // 100 + 200 + 400 + 800 + 1000 = 2500 ms after five pauses, 3500 after six
        assertThat(backoff.isExhausted(6)).isFalse();
        assertThat(backoff.isExhausted(7)).isTrue();
    }
}
