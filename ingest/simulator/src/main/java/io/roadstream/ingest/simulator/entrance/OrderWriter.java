/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import io.roadstream.ingest.simulator.world.DriverChange;
import io.roadstream.ingest.simulator.world.OrderChange;
import io.roadstream.ingest.simulator.world.VehicleCard;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The order system: writes orders and drivers into PostgreSQL, in order, a transaction each, by a
 * thread of its own. One thread hands changes over.
 */
public final class OrderWriter {
    private static final int CAPACITY = 10_000;
    private static final long POLL_MILLIS = 50;

    private final OrderDatabaseSettings settings;
    private final OrderLedger ledger;
    private final BlockingQueue<SqlChange> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final CountDownLatch giveUp = new CountDownLatch(1);
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final Thread thread = new Thread(this::run, "orders");
    private volatile boolean isEnding;

    private OrderWriter(OrderDatabaseSettings settings, OrderLedger ledger) {
        this.settings = settings;
        this.ledger = ledger;
        thread.setDaemon(true);
    }

    /**
     * Starts with the tenant, its vehicles, and an end to what an earlier run left open.
     *
     * @param nowMillis by the city's clock
     */
    public static OrderWriter start(
            OrderDatabaseSettings settings,
            OrderLedger ledger,
            List<VehicleCard> vehicles,
            long nowMillis) {
        OrderWriter writer = new OrderWriter(settings, ledger);
        writer.queue.add(new FleetSql(settings.tenant(), vehicles, nowMillis, ledger));
        writer.thread.start();
        return writer;
    }

    public void write(OrderChange change) throws InterruptedException {
        put(new OrderSql(settings.tenant().id(), change, ledger));
    }

    public void write(DriverChange change) throws InterruptedException {
        put(new DriverSql(settings.tenant().id(), change));
    }

    /** Waits until all is committed, or gives up what is not by then. */
    public void finish(Duration within) throws InterruptedException {
        isEnding = true;
        thread.join(Math.max(1, within.toMillis()));
        giveUp.countDown();
        thread.join();
        ledger.leaveUncommitted(queue.size());
        requireAlive();
    }

    private void put(SqlChange change) throws InterruptedException {
        while (!queue.offer(change, POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            requireAlive();
        }
        requireAlive();
    }

    private void requireAlive() {
        RuntimeException first = failure.get();
        if (first != null) {
            throw first;
        }
    }

    private void run() {
        try (SqlTransactions transactions = new SqlTransactions(settings, giveUp)) {
            while (giveUp.getCount() > 0) {
                SqlChange change = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (change == null && isEnding) {
                    return;
                }
                if (change != null && !transactions.commit(change)) {
                    ledger.leaveUncommitted(1);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }
}
