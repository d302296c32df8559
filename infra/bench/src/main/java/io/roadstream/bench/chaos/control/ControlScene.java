/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.control;

import io.roadstream.bench.chaos.control.TamperProxy.Damage;
import io.roadstream.bench.chaos.stack.ChaosStack;
import io.roadstream.bench.chaos.stack.CheckpointWatch;
import io.roadstream.contract.validation.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/** The stack with Flink behind a proxy that spoils inserts. For one thread. */
public final class ControlScene implements AutoCloseable {
    /** Window of deduplication that the schema gives the targets of views. */
    static final int WINDOW = 10_000;

    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(5);

    /** Beside the timeout: the broker looks for old transactions every 10 s. */
    private static final Duration ABORTED_AFTER = TRANSACTION_TIMEOUT.plusSeconds(12);

    /** A kill may come a millisecond after the commit. */
    private static final int ATTEMPTS = 8;

    private static final Duration RETRIED_WITHIN = Duration.ofSeconds(3);
    private static final long POLL_MILLIS = 50;

    private final ChaosStack stack;
    private final TamperProxy proxy;
    private final Consumer<String> say;

    /**
     * Starts the proxy and Flink behind it.
     *
     * @param say takes lines for people
     */
    public ControlScene(ChaosStack stack, Consumer<String> say)
            throws IOException, InterruptedException {
        this.stack = stack;
        this.say = say;
        this.proxy = TamperProxy.start(stack.clickHouseUrl());
        restartFlink();
    }

    /** Spoils inserts and waits until that is done. */
    String tamper(Damage damage, int inserts) throws InterruptedException {
        proxy.arm(damage, inserts);
        try {
            long end = System.nanoTime() + WITHIN.toNanos();
            while (proxy.done() < inserts && System.nanoTime() < end) {
                Thread.sleep(POLL_MILLIS);
            }
            Thread.sleep(RETRIED_WITHIN.toMillis());
        } finally {
            proxy.arm(Damage.NONE, 0);
        }
        return inserts + " inserts spoiled";
    }

    /** Sets how many inserts the target of a view remembers. */
    void setWindowOfView(int inserts) throws IOException, InterruptedException {
        stack.query()
                .rows(
                        "ALTER TABLE vehicle_hour MODIFY SETTING non_replicated_deduplication_window"
                                + " = "
                                + inserts);
    }

    /**
     * Kills Flink between a checkpoint and its commits, for longer than the transaction timeout,
     * until the product reports that output may be lost.
     */
    String outliveTransactions() throws IOException, InterruptedException {
        long before = stack.countDeadLetters(Reason.OUTPUT_LOST);
        restartFlink(
                "--kafka-transaction-timeout-seconds",
                Long.toString(TRANSACTION_TIMEOUT.toSeconds()));
        long reported = 0;
        for (int attempt = 1; attempt <= ATTEMPTS && reported == 0; attempt++) {
            awaitCheckpoint();
            CheckpointWatch watch = CheckpointWatch.of(stack.checkpoints(), "live");
            stack.flink().holdDown();
            watch.await(WITHIN);
            stack.flink().kill();
            say.accept(
                    "killed Flink between a checkpoint and its commits, for %s, attempt %d"
                            .formatted(ABORTED_AFTER, attempt));
            Thread.sleep(ABORTED_AFTER.toMillis());
            stack.flink().letUp();
            stack.awaitReady();
            awaitCheckpoint();
            reported = stack.countDeadLetters(Reason.OUTPUT_LOST) - before;
        }
        restartFlink();
        if (reported == 0) {
            throw new IllegalStateException(
                    "the product reported no lost output after %d attempts".formatted(ATTEMPTS));
        }
        return "the product reported %d transactions as lost".formatted(reported);
    }

    @Override
    public void close() {
        proxy.close();
    }

    private void restartFlink(String... more) throws InterruptedException {
        stack.awaitReady();
        stack.startFlinkAs(proxy.url(), more);
        stack.flink().kill();
        stack.awaitReady();
    }

    private void awaitCheckpoint() {
        CheckpointWatch.of(stack.checkpoints(), "live").await(WITHIN);
    }
}
