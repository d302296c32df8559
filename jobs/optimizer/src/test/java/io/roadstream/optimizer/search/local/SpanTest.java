/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.fixtures.SeededTest;
import java.util.Random;

/** Sums of two halves, against walking through the whole with time travel. */
final class SpanTest {
    private static final int VISITS = 9;

    @SeededTest
    void twoHalvesMakeTheWhole(long seed) {
        Random random = new Random(seed);
        long[] open = new long[VISITS];
        long[] close = new long[VISITS];
        long[] service = new long[VISITS];
        long[] drive = new long[VISITS];
        for (int i = 0; i < VISITS; i++) {
            open[i] = random.nextInt(500);
            close[i] = open[i] + random.nextInt(80);
            service[i] = random.nextInt(20);
            drive[i] = random.nextInt(60);
        }
        open[0] = close[0];

        Span head = span(0, VISITS / 2, open, close, service, drive);
        Span tail = span(VISITS / 2, VISITS, open, close, service, drive);
        head.append(0, drive[VISITS / 2], tail, 0);

        long clock = open[0];
        long warp = 0;
        for (int i = 0; i < VISITS; i++) {
            clock = Math.max(open[i], clock + (i == 0 ? 0 : drive[i]));
            warp += Math.max(0, clock - close[i]);
            clock = Math.min(clock, close[i]) + service[i];
        }
        assertThat(head.warp(0)).isEqualTo(warp);
        assertThat(head.end(0)).isEqualTo(clock);
    }

    private static Span span(
            int from, int to, long[] open, long[] close, long[] service, long[] drive) {
        Span span = new Span(1);
        span.begin(0, open[from], close[from], service[from]);
        for (int i = from + 1; i < to; i++) {
            span.append(0, drive[i], open[i], close[i], service[i]);
        }
        return span;
    }
}
