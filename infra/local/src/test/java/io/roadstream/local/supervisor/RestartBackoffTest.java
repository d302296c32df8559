/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestartBackoffTest {
    private static final RestartBackoff EVEN =
            new RestartBackoff(
                    Duration.ofMillis(200), Duration.ofSeconds(20), 0, Duration.ofMinutes(1));

    @Test
    void doublesUpToItsLongestWait() {
        List<Long> waits =
                IntStream.rangeClosed(1, 10)
                        .mapToObj(deaths -> EVEN.delay(deaths, new Random(1)).toMillis())
                        .toList();

        assertThat(waits)
                .containsExactly(
                        200L, 400L, 800L, 1_600L, 3_200L, 6_400L, 12_800L, 20_000L, 20_000L,
                        20_000L);
    }

    @Test
    void variesByItsJitterAndNoMore() {
        Random random = new Random(42);

        List<Long> waits =
                IntStream.range(0, 1_000)
                        .mapToObj(i -> RestartBackoff.DEFAULT.delay(1, random).toMillis())
                        .toList();

        assertThat(waits).allMatch(wait -> wait >= 160 && wait <= 240);
        assertThat(waits.stream().distinct().count()).isGreaterThan(50);
    }
}
