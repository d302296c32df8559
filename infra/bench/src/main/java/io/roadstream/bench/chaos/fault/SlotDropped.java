/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.fault;

import io.roadstream.bench.chaos.stack.OrderSystem;
import io.roadstream.bench.chaos.stack.Part;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * The capture is down, somebody drops its slot, orders change and are deleted unseen, and it comes
 * back: only a new snapshot can tell what happened.
 */
record SlotDropped() implements FaultScript {
    private static final Duration BACK_WITHIN = Duration.ofMinutes(2);
    private static final int UNSEEN_CHANGES = 100;
    private static final String DROP =
            "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE NOT active";

    @Override
    public Trace play(Scene scene) throws IOException, InterruptedException {
        OrderSystem orders = scene.stack().orders();
        Part cdc = orders.cdc();
        scene.sleepUpTo(Duration.ofSeconds(2));
        scene.strike();
        cdc.holdDown();
        Part.Death death = cdc.kill();
        int dropped = drop(orders);
        long unseen = scene.orders().awaitChanges(UNSEEN_CHANGES, BACK_WITHIN);
        long deleted = scene.orders().deleted();
        cdc.letUp();
        cdc.awaitReady(BACK_WITHIN);
        return new Trace.Notes()
                .require(death.isBySignal(), death.toString())
                .require(dropped == 1, dropped + " slots dropped")
                .require(
                        unseen >= UNSEEN_CHANGES,
                        "%d changes of orders without a slot, %d orders deleted so far"
                                .formatted(unseen, deleted))
                .toTrace();
    }

    /** After its client died the server needs a moment to let go of the slot. */
    private static int drop(OrderSystem orders) throws IOException, InterruptedException {
        long end = System.nanoTime() + BACK_WITHIN.toNanos();
        try (Connection connection = orders.connect();
                Statement statement = connection.createStatement()) {
            while (System.nanoTime() < end) {
                int dropped = 0;
                try (ResultSet rows = statement.executeQuery(DROP)) {
                    while (rows.next()) {
                        dropped++;
                    }
                }
                if (dropped > 0) {
                    return dropped;
                }
                Thread.sleep(100);
            }
            return 0;
        } catch (SQLException e) {
            throw new IOException("the slot could not be dropped: " + e.getMessage(), e);
        }
    }
}
