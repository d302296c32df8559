/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Duty;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.fixtures.Dispatches;
import io.roadstream.contract.fixtures.Orders;
import io.roadstream.contract.fixtures.Statuses;
import io.roadstream.jobs.captured.DriverChange;
import io.roadstream.jobs.captured.OrderChange;
import io.roadstream.jobs.captured.RowState;
import io.roadstream.jobs.captured.VehicleChange;
import io.roadstream.jobs.clickhouse.RowEncoder;
import io.roadstream.jobs.clickhouse.StoredRows;
import io.roadstream.jobs.fixtures.Stack;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every result as a row of its table, in the real engine. */
class HistoryRowsIT {
    private static final ChangeVersion LATER = new ChangeVersion(3, 5, 6);

    @TempDir static Path data;
    private static Stack stack;

    @BeforeAll
    static void start() throws Exception {
        stack = Stack.start(data);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    static Stream<RowEncoder<?>> encoders() {
        return Stream.concat(
                Stream.of(new PositionRow(), new GeofenceTransitionRow(), new AnomalyRow()),
                DispatchHistory.list().stream().map(DispatchHistory::encoder));
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void theTableIsAsTheSinkNeedsIt(RowEncoder<?> encoder) {
        String columns =
                Stream.concat(encoder.columns().stream(), Stream.of("run_id", "batch_id"))
                        .map("'%s'"::formatted)
                        .collect(Collectors.joining(",", "[", "]"));

        assertThat(
                        stack.sql(
                                "SELECT groupArray(name), countIf(comment = '') FROM (SELECT * FROM"
                                        + " system.columns WHERE table = '%s' AND default_kind = ''"
                                                .formatted(encoder.table())
                                        + " ORDER BY position)"))
                .isEqualTo(columns + "\t0");
        assertThat(
                        stack.sql(
                                "SELECT partition_key, engine, position(engine_full,"
                                        + " 'non_replicated_deduplication_window = 10000') > 0 FROM"
                                        + " system.tables WHERE name = '%s'"
                                                .formatted(encoder.table())
                                        + " FORMAT TSVRaw"))
                .isEqualTo(encoder.partitionExpression() + "\tMergeTree\t1");
    }

    @Test
    void ordersAreStoredWithAllTheyHaveOrHaveNot() throws Exception {
        StoredRows.store(
                stack,
                new OrderRow(),
                List.of(
                        OrderChange.of(Orders.full("o-1")),
                        OrderChange.of(Orders.minimal("o-2")),
                        new OrderChange(new RowState(Orders.full("o-3").envelope(), LATER), null)));

        assertThat(rows("orders", "order_id"))
                .isEqualTo(
                        """
                        acme\to-1\t2\t6174015528\t6174015744\t0\t2026-01-05 08:00:00.000\t2026-01-05 08:00:00.250\tPICKING_UP\tc-7\tm-3\td-12\tvan-1\t377700000\t-1224100000\tThai Spoon\t2026-01-05 08:00:00.000\t2026-01-05 08:10:00.000\t377800000\t-1224200000\t5th floor, Müller\t1970-01-01 00:00:00.000\t2026-01-05 08:45:00.000\t2026-01-05 08:05:00.000\t2\t2350\tUSD\t2026-01-05 07:59:00.000
                        acme\to-2\t1\t0\t0\t0\t2026-01-05 08:00:00.000\t2026-01-05 08:00:00.250\tCREATED\tc-7\tm-3\t\t\t0\t0\t\t1970-01-01 00:00:00.000\t1970-01-01 00:00:00.000\t377800000\t-1224200000\t\t1970-01-01 00:00:00.000\t1970-01-01 00:00:00.000\t1970-01-01 00:00:00.000\t0\t0\tEUR\t2026-01-05 08:00:00.000
                        acme\to-3\t3\t5\t6\t1\t2026-01-05 08:00:00.000\t2026-01-05 08:00:00.250\t\t\t\t\t\t0\t0\t\t1970-01-01 00:00:00.000\t1970-01-01 00:00:00.000\t0\t0\t\t1970-01-01 00:00:00.000\t1970-01-01 00:00:00.000\t1970-01-01 00:00:00.000\t0\t0\t\t1970-01-01 00:00:00.000""");
    }

    @Test
    void eventsVehiclesAndDriversAreStored() throws Exception {
        StoredRows.store(stack, new OrderEventRow(), List.of(Orders.event("o-1")));
        StoredRows.store(
                stack,
                new VehicleRow(),
                List.of(
                        VehicleChange.of(Orders.vehicle("van-1")),
                        new VehicleChange(
                                new RowState(Orders.vehicle("van-2").envelope(), LATER), null)));
        StoredRows.store(
                stack,
                new DriverRow(),
                List.of(
                        DriverChange.of(Orders.driver("d-1")),
                        DriverChange.of(Orders.driverWithoutAnything("d-2")),
                        new DriverChange(
                                new RowState(Orders.driver("d-3").envelope(), LATER), null)));

        assertThat(rows("order_events", "order_id"))
                .isEqualTo(
                        "acme\to-1\t4711\t2\t6174015528\t6174015744\tOFFER\tdriver:d-12\t3 minutes"
                                + " away\t2026-01-05 08:00:00.000\t2026-01-05 08:00:00.250");
        assertThat(rows("vehicles", "vehicle"))
                .isEqualTo(
                        """
                        acme\tvan-1\t2\t6174015528\t6174015744\t0\t2026-01-05 08:00:00.000\t2026-01-05 08:00:00.250\tVan 1\tVAN\t12
                        acme\tvan-2\t3\t5\t6\t1\t2026-01-05 08:00:00.000\t2026-01-05 08:00:00.250\t\t\t0""");
        assertThat(rows("drivers", "driver"))
                .isEqualTo(
                        """
                        acme\td-1\t2\t6174015528\t6174015744\t0\t2026-01-05 08:00:00.000\t2026-01-05 08:00:00.250\tAda\tvan-1\t2026-01-05 08:00:00.000\t2026-01-05 16:00:00.000\t1\t377500000\t-1224000000
                        acme\td-2\t1\t0\t0\t0\t2026-01-05 08:00:00.000\t2026-01-05 08:00:00.250\tAda\t\t1970-01-01 00:00:00.000\t1970-01-01 00:00:00.000\t0\t0\t0
                        acme\td-3\t3\t5\t6\t1\t2026-01-05 08:00:00.000\t2026-01-05 08:00:00.250\t\t\t1970-01-01 00:00:00.000\t1970-01-01 00:00:00.000\t0\t0\t0""");
    }

    @Test
    void whatDriversSayIsStored() throws Exception {
        StoredRows.store(
                stack,
                new VehicleStatusRow(),
                List.of(
                        VehicleStatus.of(Statuses.envelope("van-1"), Duty.BREAK),
                        Statuses.resolved("van-2")));

        assertThat(rows("vehicle_statuses", "vehicle"))
                .isEqualTo(
                        """
                        acme\tvan-1\t2026-01-05 08:00:00.000\t2026-01-05 08:00:00.250\tBREAK\t\t0\t0\t0\t\t\t1970-01-01 00:00:00.000\t\t1970-01-01 00:00:00.000
                        acme\tvan-2\t2026-01-05 08:00:00.000\t2026-01-05 08:00:00.250\t\tcall-1\t1\t377700000\t-1224100000\tsmoke from the engine\tjl\t2026-01-05 08:01:00.000\teve\t2026-01-05 08:10:00.000""");
    }

    @Test
    void whatTheJobsSayOfOrdersIsStored() throws Exception {
        StoredRows.store(
                stack,
                new EtaRow(),
                List.of(Dispatches.eta("o-1"), Dispatches.etaWithoutWindow("o-2")));
        StoredRows.store(
                stack,
                new TriggerRow(),
                List.of(Dispatches.lateRisk("o-1"), Dispatches.newOrder("o-2")));
        StoredRows.store(
                stack,
                new PlanRow(),
                List.of(Dispatches.plan("van-1"), Dispatches.emptyPlan("van-2")));

        assertThat(rows("etas", "order_id"))
                .startsWith(
                        "acme\to-1\tDROPOFF\t81985529216486895\t1\tvan-1\t2026-01-05 08:07:00.000\t2026-01-05"
                                + " 08:09:00.000\t2026-01-05 08:13:00.000\t3120\t120\tLEARNED_SPEED\t2\t4711\t4712\t18364758544493064720\t2026-01-05"
                                + " 08:00:00.000\t2026-01-05 08:00:00.080\n"
                                + "acme\to-2\tPICKUP\t7\t0\tvan-1\t");
        assertThat(stack.sql("SELECT late_permille FROM etas WHERE order_id = 'o-2'"))
                .isEqualTo("-1");
        assertThat(rows("triggers", "order_id"))
                .isEqualTo(
                        """
                        acme\to-1\t18364758544493064720\tLATE_RISK\tvan-1\t640\t2026-01-05 08:00:00.000\t2026-01-05 08:00:00.080
                        acme\to-2\t9\tNEW_ORDER\t\t-1\t2026-01-05 08:00:00.000\t2026-01-05 08:00:00.080""");
        assertThat(rows("plans", "vehicle"))
                .isEqualTo(
                        """
                        acme\tvan-1\t3\t18364758544493064720\tNEW_ORDER\t9\td-1\t['o-1','o-1']\t['PICKUP','DROPOFF']\t[377700000,377700000]\t[-1224100000,-1224000000]\t['2026-01-05 08:05:00.000','2026-01-05 08:15:00.000']\t['2026-01-05 08:07:00.000','2026-01-05 08:17:00.000']\t['1970-01-01 00:00:00.000','2026-01-05 08:20:00.000']\t2026-01-05 08:00:00.000\t2026-01-05 08:00:00.090
                        acme\tvan-2\t1\t5\tORDER_ENDED\t6\t\t[]\t[]\t[]\t[]\t[]\t[]\t[]\t2026-01-05 08:00:00.000\t2026-01-05 08:00:00.090""");
    }

    @Test
    void keyFiguresAndHandledAlertsAreStored() throws Exception {
        StoredRows.store(stack, new KpiRow(), List.of(Dispatches.kpis(), Dispatches.emptyKpis()));
        StoredRows.store(
                stack,
                new AlertHandlingRow(),
                List.of(Dispatches.resolved("a-1"), Dispatches.acknowledged("a-2")));

        assertThat(rows("kpis", "cell"))
                .isEqualTo(
                        """
                        acme\t0\t2026-01-05 07:59:50.000\t2026-01-05 08:00:00.000\t1\t212\t87\t4\t2\t5\t4\t['EUR','CHF']\t[12450,900]\t84\t412\t2026-01-05 08:00:00.500
                        acme\t608692970719281151\t2026-01-05 07:59:50.000\t2026-01-05 08:00:00.000\t0\t0\t0\t0\t0\t0\t0\t[]\t[]\t-1\t-1\t2026-01-05 08:00:00.500""");
        assertThat(rows("alert_handlings", "alert"))
                .isEqualTo(
                        """
                        acme\ta-1\tjl\t2026-01-05 08:00:00.000\tmk\t2026-01-05 08:01:00.000\t2026-01-05 08:01:00.000\t2026-01-05 08:01:00.000
                        acme\ta-2\tjl\t2026-01-05 08:00:00.000\t\t1970-01-01 00:00:00.000\t2026-01-05 08:00:00.000\t2026-01-05 08:00:00.000""");
    }

    private static String rows(String table, String order) {
        return stack.sql(
                "SELECT * EXCEPT (run_id, batch_id) FROM %s ORDER BY %s FORMAT TSVRaw"
                        .formatted(table, order));
    }
}
