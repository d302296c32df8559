/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.contract.event.DeadLetter;
import io.roadstream.contract.event.OrderEvent;
import io.roadstream.contract.event.OrderEventKind;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.topic.Topics;
import io.roadstream.contract.validation.Reason;
import io.roadstream.ingest.cdc.fixtures.CdcSystem;
import io.roadstream.ingest.cdc.fixtures.OneCdcSystem;
import io.roadstream.ingest.cdc.fixtures.OrderSystem;
import java.io.StringReader;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;

/** What becomes of rows, good and bad ones. */
final class RowsIT {
    @RegisterExtension static final OneCdcSystem one = new OneCdcSystem();

    @Test
    void rowsOfEveryTableBecomeEventsAndDeletionsTombstones() throws Exception {
        one.system()
                .sql(
                        "INSERT INTO tenants VALUES ('t-all', 'All', 'Europe/Berlin', 'EUR', 'de-DE', 'km')",
                        "INSERT INTO vehicles VALUES ('t-all', 'v-1', 'Van 1', 'van', 12), ('t-all', 'v-2', 'Bike', 'bicycle', 1)",
                        "INSERT INTO drivers VALUES ('t-all', 'd-1', 'Ada', 'v-1', now(), now() + interval '8 h', 52.5, 13.4, '+44 7700 900123')",
                        "INSERT INTO drivers (tenant_id, driver_id, name) VALUES ('t-all', 'd-2', 'Bob')",
                        OrderSystem.insert("t-all", "o-1"),
                        OrderSystem.insert("t-all", "o-2"),
                        "UPDATE orders SET status = 'assigned', driver_id = 'd-1', pickup_name = 'Thai Spoon',"
                                + " ready_at = now(), dropoff_until = now() + interval '1 h' WHERE tenant_id = 't-all' AND order_id = 'o-1'",
                        "INSERT INTO order_events (tenant_id, order_id, kind, event_time, actor, detail)"
                                + " VALUES ('t-all', 'o-1', 'assigned', now(), 'system', 'nearest')",
                        "DELETE FROM orders WHERE tenant_id = 't-all' AND order_id = 'o-2'",
                        "DELETE FROM vehicles WHERE tenant_id = 't-all' AND vehicle_id = 'v-2'");

        one.system().awaitSettled();
        assertThat(one.system().tables().topic(Topics.ORDERS).latest().get("t-all|o-1"))
                .satisfies(order -> assertThat(order.status()).isEqualTo(OrderStatus.ASSIGNED));
        assertThat(one.system().tables().topic(Topics.ORDERS).deleted()).contains("t-all|o-2");
        assertThat(one.system().tables().topic(Topics.VEHICLES).deleted()).contains("t-all|v-2");
    }

    @Test
    void takesAThousandRowsThatAreCopiedInOneTransaction() throws Exception {
        String rows =
                IntStream.range(0, 1_000)
                        .mapToObj(
                                i ->
                                        "t-copy\to-%d\tcreated\tc-1\tm-1\t37.7\t-122.4\t37.8\t-122.5\tEUR\t2026-01-05 08:00+0\t2026-01-05 08:00+0\n"
                                                .formatted(i))
                        .collect(Collectors.joining());
        try (Connection connection = one.system().postgres().connect()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY orders (tenant_id, order_id, status, customer_id, merchant_id, pickup_lat, pickup_lon,"
                                    + " dropoff_lat, dropoff_lon, currency, created_at, updated_at) FROM STDIN",
                            new StringReader(rows));
        }

        one.system().awaitSettled();
        assertThat(one.system().orderKeys("t-copy")).hasSize(1_000);
        one.system().sql("DELETE FROM orders WHERE tenant_id = 't-copy'");
        one.system().awaitSettled();
        assertThat(one.system().orderKeys("t-copy")).isEmpty();
    }

    @Test
    void goesOnWhenAColumnIsAdded() throws Exception {
        one.system()
                .sql(
                        OrderSystem.insert("t-column", "o-1"),
                        "ALTER TABLE orders ADD COLUMN gift boolean NOT NULL DEFAULT false",
                        OrderSystem.insert("t-column", "o-2"),
                        "UPDATE orders SET gift = true, status = 'assigned' WHERE tenant_id = 't-column'",
                        "ALTER TABLE orders DROP COLUMN gift",
                        OrderSystem.insert("t-column", "o-3"));

        one.system().awaitSettled();
        assertThat(one.system().orderKeys("t-column")).hasSize(3);
    }

    @Test
    void aDatabaseWithoutNumbersOfDriversHasNone() throws Exception {
        one.system()
                .sql(
                        "INSERT INTO drivers (tenant_id, driver_id, name, phone) VALUES ('t-phone', 'd-1', 'Ada', '+44 7700 900123')",
                        "ALTER TABLE drivers DROP COLUMN phone",
                        "UPDATE drivers SET name = 'Ada L.' WHERE tenant_id = 't-phone'",
                        "INSERT INTO drivers (tenant_id, driver_id, name) VALUES ('t-phone', 'd-2', 'Bob')",
                        "ALTER TABLE drivers ADD COLUMN phone text");

        one.system().awaitSettled();
        assertThat(one.system().tables().topic(Topics.DRIVERS).latest())
                .extractingByKeys("t-phone|d-1", "t-phone|d-2")
                .allSatisfy(driver -> assertThat(driver.phone()).isNull());
    }

    @Test
    void truncationIsTheEndOfEveryRow() throws Exception {
        one.system()
                .sql(
                        "INSERT INTO drivers (tenant_id, driver_id, name) VALUES ('t-truncate', 'd-1', 'Bob')");
        one.system().awaitSettled();
        one.system()
                .sql(
                        "TRUNCATE drivers",
                        "INSERT INTO drivers (tenant_id, driver_id, name) VALUES ('t-truncate', 'd-2', 'Eve')");

        one.system().awaitSettled();
        assertThat(one.system().tables().topic(Topics.DRIVERS).latest())
                .containsOnlyKeys("t-truncate|d-2");
    }

    @Test
    void anIllegalTransitionIsWrittenDownAndTheRowPassedOn() throws Exception {
        one.system()
                .sql(
                        OrderSystem.insert("t-illegal", "o-1"),
                        "UPDATE orders SET status = 'delivered' WHERE tenant_id = 't-illegal'",
                        "UPDATE orders SET status = 'created' WHERE tenant_id = 't-illegal'");

        one.system().awaitSettled();
        List<OrderEvent> found =
                one.system().tables().topic(Topics.ORDER_EVENTS).of("t-illegal|o-1").stream()
                        .map(entry -> entry.event())
                        .toList();
        assertThat(found)
                .extracting(OrderEvent::kind)
                .containsExactly(
                        OrderEventKind.ILLEGAL_TRANSITION, OrderEventKind.ILLEGAL_TRANSITION);
        assertThat(found)
                .extracting(OrderEvent::detail)
                .containsExactly("created to delivered", "delivered to created");
        assertThat(
                        one.system()
                                .cdc()
                                .metric(
                                        "cdc_transitions_illegal_total{from=\"delivered\",to=\"created\"}"))
                .isPositive();
    }

    @Test
    void aRowThatNobodyUnderstandsIsADeadLetterAndItsLastGoodStateStays() throws Exception {
        one.system().sql(OrderSystem.insert("t-bad", "o-1"));
        one.system().awaitSettled();
        one.system()
                .sql(
                        "UPDATE orders SET status = 'lost' WHERE tenant_id = 't-bad'",
                        "INSERT INTO vehicles VALUES ('t bad', 'v-1', 'Van', 'van', 1)");

        await().atMost(CdcSystem.SETTLED_WITHIN).until(() -> letters().size() >= 2);
        assertThat(letters())
                .extracting(DeadLetter::reason)
                .contains(Reason.INVALID_VALUE, Reason.INVALID_ID);
        assertThat(letters())
                .filteredOn(letter -> letter.tenant().equals("t-bad"))
                .allSatisfy(
                        letter -> {
                            assertThat(letter.source()).startsWith("postgres:orders@");
                            assertThat(letter.message()).contains("status must be one of created");
                            assertThat(
                                            new String(
                                                    letter.payload(),
                                                    java.nio.charset.StandardCharsets.UTF_8))
                                    .contains("\"status\":\"lost\"");
                        });
        one.system().cdc().close();
        one.system().sql("SELECT pg_drop_replication_slot('roadstream')");
        one.system().cdc().restart();
        await().atMost(CdcSystem.SETTLED_WITHIN)
                .until(() -> one.system().cdc().metric("cdc_streaming") == 1);
        assertThat(one.system().orderKeys("t-bad")).containsExactly("t-bad|o-1");

        one.system()
                .sql(
                        "UPDATE orders SET status = 'assigned' WHERE tenant_id = 't-bad'",
                        "DELETE FROM vehicles WHERE tenant_id = 't bad'");
        one.system().awaitSettled();
    }

    private static List<DeadLetter> letters() {
        return one.system().tables().topic(Topics.DEAD_LETTERS).records().values().stream()
                .flatMap(List::stream)
                .map(entry -> entry.event())
                .toList();
    }
}
