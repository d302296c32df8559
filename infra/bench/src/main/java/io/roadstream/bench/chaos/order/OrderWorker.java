/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.order;

import io.roadstream.contract.event.OrderStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** Some orders at a time, each moved on in turn of the dice. For one thread. */
final class OrderWorker {
    private static final int OPEN_ORDERS = 30;

    /** Of the orders that have ended, one in so many is deleted. */
    private static final int DELETE_ONE_IN = 5;

    private final OrderTransactions transactions;
    private final String prefix;
    private final OrderBook book;
    private final SplittableRandom random;
    private final long pauseNanos;
    private final List<Live> open = new ArrayList<>();
    private long next = System.nanoTime();
    private int created;
    private long step;

    private static final class Live {
        private final String id;
        private OrderStatus status = OrderStatus.CREATED;

        Live(String id) {
            this.id = id;
        }
    }

    OrderWorker(
            OrderTransactions transactions,
            String prefix,
            OrderBook book,
            SplittableRandom random,
            long pauseNanos) {
        this.transactions = transactions;
        this.prefix = prefix;
        this.book = book;
        this.random = random;
        this.pauseNanos = pauseNanos;
    }

    /** One transaction, at its time. */
    void step() throws InterruptedException {
        long wait = next - System.nanoTime();
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
        // What an outage delayed is not made up for.
        next = Math.max(next, System.nanoTime() - pauseNanos) + pauseNanos;
        if (open.size() < OPEN_ORDERS) {
            create();
        } else {
            advance(open.get(random.nextInt(open.size())));
        }
    }

    private void create() throws InterruptedException {
        Live order = new Live(prefix + created++);
        if (transactions.insert(order.id, random.nextInt(), mark())) {
            book.changed(order.id, order.status);
            open.add(order);
        }
    }

    private void advance(Live order) throws InterruptedException {
        if (order.status.isFinal()) {
            if (random.nextInt(DELETE_ONE_IN) == 0 && transactions.delete(order.id)) {
                book.deleted(order.id);
            }
            open.remove(order);
            return;
        }
        List<OrderStatus> choices =
                Arrays.stream(OrderStatus.values()).filter(order.status::allows).toList();
        OrderStatus chosen = choices.get(random.nextInt(choices.size()));
        if (transactions.update(order.id, chosen, mark())) {
            order.status = chosen;
            book.changed(order.id, chosen);
        }
    }

    /** Tells this change from every other of the order. */
    private String mark() {
        return "step " + step++;
    }
}
