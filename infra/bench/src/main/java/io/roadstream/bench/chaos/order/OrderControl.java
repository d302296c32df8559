/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.order;

import io.roadstream.bench.chaos.oracle.Verdict;
import io.roadstream.bench.chaos.stack.ChaosStack;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** Damage done on purpose to what is known of orders; the oracle must find it. */
public enum OrderControl {
    /** Nobody captures any more. */
    DEAF_CAPTURE {
        @Override
        public void damage(ChaosStack stack, OrderLoad load) throws InterruptedException {
            stack.orders().cdc().holdDown();
            stack.orders().cdc().kill();
            load.awaitChanges(CHANGES, WITHIN);
        }

        @Override
        public boolean isFound(Verdict verdict) {
            return verdict.lost() > 0 && verdict.duplicated() == 0;
        }
    },
    /** Some order events are stored twice. */
    REPEATED_ORDER_EVENT {
        @Override
        public void damage(ChaosStack stack, OrderLoad load)
                throws IOException, InterruptedException {
            load.awaitChanges(CHANGES, WITHIN);
            long end = System.nanoTime() + WITHIN.toNanos();
            String some =
                    "FROM order_events WHERE startsWith(order_id, '%s')".formatted(load.prefix());
            while (stack.query().number("SELECT count() " + some) == 0) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("no order event came within " + WITHIN);
                }
                Thread.sleep(100);
            }
            stack.query().rows("INSERT INTO order_events SELECT * %s LIMIT 3".formatted(some));
        }

        @Override
        public boolean isFound(Verdict verdict) {
            return verdict.lost() == 0 && verdict.duplicated() == 3;
        }
    };

    private static final int CHANGES = 40;
    private static final Duration WITHIN = Duration.ofSeconds(60);

    /** As in reports, such as {@code deaf-capture}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Does it while orders change. */
    public abstract void damage(ChaosStack stack, OrderLoad load)
            throws IOException, InterruptedException;

    /** Whether this damage, and nothing else, was found. */
    public abstract boolean isFound(Verdict verdict);
}
