/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrderQueueTest {
    private static final long EVERY = OrderQueue.EVERY.toMillis();

    private final OrderQueue queue = new OrderQueue();

    @Test
    void anOrderIsToldAtOnceAndThenOnceARound() {
        assertThat(queue.add("o-1")).isTrue();
        assertThat(queue.add("o-1")).as("conflated").isFalse();
        assertThat(queue.take(1_000, 10)).containsExactly("o-1");

        queue.add("o-1");
        assertThat(queue.take(1_000 + EVERY - 1, 10)).isEmpty();
        queue.add("o-2");
        assertThat(queue.take(1_000 + EVERY, 10)).containsExactly("o-1", "o-2");
        assertThat(queue.take(1_000 + 3 * EVERY, 10)).isEmpty();
    }

    @Test
    void aRoundGoesOnInPartsAndTakesNoMoreIn() {
        queue.add("o-1");
        queue.add("o-2");
        queue.add("o-3");

        assertThat(queue.take(1_000, 2)).containsExactly("o-1", "o-2");
        assertThat(queue.add("o-3")).as("waits in the round").isFalse();
        queue.add("o-1");
        assertThat(queue.take(1_000 + 2 * EVERY, 2)).containsExactly("o-3");
        assertThat(queue.take(1_000 + 2 * EVERY, 2)).containsExactly("o-1");
    }

    @Test
    void itIsIdleOnlyWhenANewRoundMayBegin() {
        queue.add("o-1");
        assertThat(queue.isIdle(1_000)).isFalse();
        queue.take(1_000, 10);

        assertThat(queue.isIdle(1_000)).isFalse();
        assertThat(queue.isIdle(1_000 + EVERY)).isTrue();
    }
}
