/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos;

import io.roadstream.bench.chaos.load.Load;
import io.roadstream.bench.chaos.oracle.Oracle;
import io.roadstream.bench.chaos.oracle.Verdict;
import io.roadstream.bench.chaos.order.OrderLoad;
import io.roadstream.bench.chaos.order.OrderOracle;
import io.roadstream.bench.chaos.stack.ChaosStack;
import io.roadstream.local.flink.FlinkRest;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Waits until all that was acknowledged has arrived, or nothing moves any more, then judges. */
final class Settlement {
    private static final long POLL_MILLIS = 300;

    /** Rows that a committer still had in hand are in after the next but one checkpoint. */
    private static final int CHECKPOINTS_AFTER = 2;

    private static final String LAST_JOB = "history";

    private final ChaosStack stack;
    private final Oracle oracle;
    private final OrderOracle orderOracle;
    private final Duration patience;

    /**
     * @param patience how long without progress until what is missing counts as lost
     */
    Settlement(ChaosStack stack, Oracle oracle, Duration patience) {
        this.stack = stack;
        this.oracle = oracle;
        this.orderOracle = new OrderOracle(stack.query());
        this.patience = patience;
    }

    /** Judges a load that was stopped or paused. */
    Verdict settle(Load load) throws IOException, InterruptedException {
        long total = load.ledger().total();
        long[] stored = {-1};
        long end = System.nanoTime() + patience.toNanos();
        while (stored[0] < total && System.nanoTime() < end) {
            Thread.sleep(POLL_MILLIS);
            long now = stored(load);
            if (now > stored[0]) {
                stored[0] = now;
                end = System.nanoTime() + patience.toNanos();
            }
        }
        awaitCheckpoints();
        Verdict verdict = judge(load);
        while (!verdict.isClean() && System.nanoTime() < end) {
            Thread.sleep(POLL_MILLIS);
            Verdict next = judge(load);
            if (!next.equals(verdict)) {
                end = System.nanoTime() + patience.toNanos();
            }
            verdict = next;
        }
        return verdict;
    }

    /** Judges an order load that was stopped. */
    Verdict settle(OrderLoad load) throws IOException, InterruptedException {
        Verdict verdict = judge(load);
        long end = System.nanoTime() + patience.toNanos();
        while (!verdict.isClean() && System.nanoTime() < end) {
            Thread.sleep(POLL_MILLIS);
            Verdict next = judge(load);
            if (!next.equals(verdict)) {
                end = System.nanoTime() + patience.toNanos();
            }
            verdict = next;
        }
        return verdict;
    }

    private Verdict judge(OrderLoad load) throws IOException, InterruptedException {
        stack.clickHouse().awaitReady(patience);
        return orderOracle.judge(load.prefix(), load.book());
    }

    private long stored(Load load) throws InterruptedException {
        try {
            return oracle.stored(load.fleet());
        } catch (IOException e) {
            // still on its way up
            return -1;
        }
    }

    private Verdict judge(Load load) throws IOException, InterruptedException {
        stack.clickHouse().awaitReady(patience);
        return oracle.judge(load.fleet(), load.ledger());
    }

    private void awaitCheckpoints() throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        FlinkRest flink = stack.flinkRest();
        @Nullable Integer first = null;
        while (System.nanoTime() < end) {
            try {
                int completed = flink.countCheckpoints(flink.getJob(LAST_JOB)).completed();
                if (first == null || completed < first) {
                    first = completed;
                }
                if (completed >= first + CHECKPOINTS_AFTER) {
                    return;
                }
            } catch (IOException e) {
                first = null;
            }
            Thread.sleep(POLL_MILLIS);
        }
    }
}
