/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final long SECOND_NANOS = 1_000_000_000L;

    @Test
    void allowsFourSecondsWorthAtOnceAndThenTheRate() {
        RateLimit limit = new RateLimit(10, 0);

        assertThat(takeAll(limit, 0)).isEqualTo(40);
        assertThat(takeAll(limit, SECOND_NANOS)).isEqualTo(10);
        assertThat(takeAll(limit, SECOND_NANOS + SECOND_NANOS / 2)).isEqualTo(5);
        assertThat(takeAll(limit, 100 * SECOND_NANOS)).as("no more for the wait").isEqualTo(40);
    }

    private static int takeAll(RateLimit limit, long nowNanos) {
        int taken = 0;
        while (limit.take(nowNanos)) {
            taken++;
        }
        return taken;
    }
}
