/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Duty;
import io.roadstream.contract.event.Eta;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.fixtures.Dispatches;
import io.roadstream.contract.fixtures.Orders;
import io.roadstream.contract.fixtures.Statuses;
import io.roadstream.contract.topic.Topics;
import io.roadstream.embedded.process.ChildProcess;
import io.roadstream.jobs.fixtures.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What is said of orders, from Kafka to ClickHouse through the real process and its kill. */
class DispatchHistoryIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int ORDERS = 3_000;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    private static Stack stack;

    @BeforeAll
    static void start() throws Exception {
        stack = Stack.start(data);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void everyStateAndEveryDeletionIsStoredOnceAcrossAKillOfFlink() throws Exception {
        publish(0, ORDERS / 3);
        try (ChildProcess flink = stack.startFlink()) {
            await().atMost(LIMIT).until(() -> count("orders") > 0);
            publish(ORDERS / 3, 2 * ORDERS / 3);
            flink.kill();
        }
        publish(2 * ORDERS / 3, ORDERS);
        stack.delete(Topics.ORDERS, "acme|o-7", new ChangeVersion(3, 1, 1));
        stack.delete(Topics.VEHICLES, "acme|van-1", new ChangeVersion(3, 1, 1));
        stack.delete(Topics.ORDERS, Orders.full("headless"));
        try (ChildProcess flink = stack.startFlink()) {
            await().atMost(LIMIT).until(() -> count("orders") > ORDERS && count("etas") >= ORDERS);
            assertThat(stack.awaitDeadLetters(1).get(0).message())
                    .contains("version must be like 2/100/120");
            await().atMost(LIMIT).until(() -> openOrders() == ORDERS - 1);
            assertThat(flink.isAlive()).isTrue();
        }

        assertThat(stack.sql("SELECT count(), uniqExact(order_id), sum(deleted) FROM orders"))
                .isEqualTo("%d\t%d\t1".formatted(ORDERS + 1, ORDERS));
        assertThat(
                        stack.sql(
                                "SELECT is_deleted, status, states FROM v_orders WHERE order_id ="
                                        + " 'o-7'"))
                .isEqualTo("1\tPICKING_UP\t2");
        assertThat(stack.sql("SELECT count(), uniqExact(eta_id) FROM etas"))
                .isEqualTo("%d\t%d".formatted(ORDERS, ORDERS));
        assertThat(stack.sql("SELECT is_deleted, label FROM v_vehicles")).isEqualTo("1\tVan 1");
        // The live job says something of its own there, too.
        for (String table :
                List.of(
                        "order_events",
                        "drivers",
                        "vehicle_statuses",
                        "triggers WHERE startsWith(order_id, 'x-')",
                        "plans WHERE startsWith(vehicle, 'x-')",
                        "alert_handlings")) {
            assertThat(count(table)).as(table).isEqualTo(3);
        }
    }

    private static void publish(int from, int to) {
        List<Order> orders = new ArrayList<>();
        List<Eta> etas = new ArrayList<>();
        for (int i = from; i < to; i++) {
            orders.add(Orders.full("o-" + i));
            Eta eta = Dispatches.eta("o-" + i);
            etas.add(
                    new Eta(
                            eta.envelope(),
                            i,
                            0,
                            eta.stop(),
                            eta.vehicleId(),
                            eta.arrival(),
                            eta.remainingMeters(),
                            eta.latePermille(),
                            eta.method(),
                            eta.orderVersion(),
                            eta.trackId()));
        }
        stack.publish(Topics.ORDERS, orders);
        stack.publish(Topics.ETAS, etas);
        String id = "x-" + from;
        stack.publish(Topics.ORDER_EVENTS, List.of(Orders.event(id)));
        stack.publish(Topics.DRIVERS, List.of(Orders.driver(id)));
        stack.publish(Topics.VEHICLES, List.of(Orders.vehicle("van-1")));
        stack.publish(
                Topics.VEHICLE_STATUS,
                List.of(VehicleStatus.of(Statuses.envelope(id), Duty.AVAILABLE)));
        stack.publish(Topics.TRIGGERS, List.of(Dispatches.lateRisk(id)));
        stack.publish(Topics.PLANS, List.of(Dispatches.plan(id)));
        stack.publish(Topics.ALERT_HANDLINGS, List.of(Dispatches.resolved(id)));
    }

    /** By the newest window of the metrics job. */
    private static long openOrders() {
        return Long.parseLong(
                stack.sql("SELECT argMax(open_orders, ts) FROM v_kpi WHERE area = 'all'"));
    }

    private static long count(String table) {
        return Long.parseLong(stack.sql("SELECT count() FROM " + table));
    }
}
