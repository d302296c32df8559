/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.order;

import io.roadstream.bench.chaos.stack.OrderSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An order system: creates orders, moves them through their life and deletes some, each change a
 * transaction that is tried until it is known to be committed.
 */
public final class OrderLoad implements AutoCloseable {
    private static final int WORKERS = 2;
    private static final long POLL_MILLIS = 50;

    /** Longer than any fault lasts. */
    private static final Duration STOP_WITHIN = Duration.ofMinutes(4);

    private final String prefix;
    private final OrderBook book = new OrderBook();
    private final AtomicLong repeats = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    private OrderLoad(String prefix) {
        this.prefix = prefix;
    }

    /**
     * Starts one.
     *
     * @param prefix of the ids of its orders
     * @param perSecond transactions of all workers together
     */
    public static OrderLoad start(OrderSystem system, String prefix, long seed, int perSecond) {
        OrderLoad load = new OrderLoad(prefix);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < WORKERS; i++) {
            OrderWorker worker =
                    new OrderWorker(
                            new OrderTransactions(system, load.repeats, () -> load.stopping),
                            prefix + i + "-",
                            load.book,
                            random.split(),
                            TimeUnit.SECONDS.toNanos(WORKERS) / perSecond);
            Thread thread = new Thread(() -> load.work(worker), "orders-" + i);
            thread.setDaemon(true);
            load.threads.add(thread);
        }
        load.threads.forEach(Thread::start);
        return load;
    }

    /** Beginning of the ids of all its orders. */
    public String prefix() {
        return prefix;
    }

    public OrderBook book() {
        return book;
    }

    /** Transactions tried again because nobody knew what had become of them. */
    public long repeats() {
        return repeats.get();
    }

    public long deleted() {
        return book.deletions();
    }

    /** Waits for one more committed change. */
    public void awaitProgress(Duration limit) throws InterruptedException {
        awaitChanges(1, limit);
    }

    /** Waits for so many more committed changes and returns how many there were. */
    public long awaitChanges(long count, Duration limit) throws InterruptedException {
        long before = book.changes();
        LongSupplier since = () -> book.changes() - before;
        long end = System.nanoTime() + limit.toNanos();
        while (since.getAsLong() < count) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "the order database committed %d changes within %s, expected %d"
                                .formatted(since.getAsLong(), limit, count));
            }
            Thread.sleep(POLL_MILLIS);
        }
        return since.getAsLong();
    }

    /** Ends between two transactions; the book is complete afterwards. */
    public void stop() throws InterruptedException {
        stopping = true;
        long end = System.nanoTime() + STOP_WITHIN.toNanos();
        for (Thread thread : threads) {
            TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, end - System.nanoTime()));
            if (thread.isAlive()) {
                throw new IllegalStateException(
                        "the order database committed nothing for %s".formatted(STOP_WITHIN));
            }
        }
        Throwable cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("the order load failed: " + cause, cause);
        }
    }

    /** Gives up what is under way. */
    @Override
    public void close() {
        stopping = true;
        threads.forEach(Thread::interrupt);
    }

    private void work(OrderWorker worker) {
        try {
            while (!stopping) {
                worker.step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }
}
