/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.AlertHandling;
import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Driver;
import io.roadstream.contract.event.Duty;
import io.roadstream.contract.event.Emergency;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Handling;
import io.roadstream.contract.event.KpiCounts;
import io.roadstream.contract.event.KpiWindow;
import io.roadstream.contract.event.Money;
import io.roadstream.contract.event.Plan;
import io.roadstream.contract.event.PlannedStop;
import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.event.TimeWindow;
import io.roadstream.contract.event.TriggerKind;
import io.roadstream.contract.event.Vehicle;
import io.roadstream.contract.event.VehicleKind;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.fixtures.Dispatches;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.jobs.captured.DriverChange;
import io.roadstream.jobs.captured.RowState;
import io.roadstream.jobs.captured.VehicleChange;
import io.roadstream.jobs.clickhouse.StoredRows;
import io.roadstream.jobs.fixtures.Stack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The views of plans, key figures, alerts, vehicles, drivers and what they say. */
class DispatchViewsIT {
    private static final long START = Reports.TIME.toEpochMilli();
    private static final long SEED = 11;

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

    @Test
    void plansAreThereOnceAndTheirStopsInOrder() throws Exception {
        Random random = new Random(SEED);
        List<Plan> plans = new ArrayList<>();
        for (int vehicle = 0; vehicle < 20; vehicle++) {
            int version = 0;
            for (int i = 1; i <= 1 + random.nextInt(20); i++) {
                // Those who plan forget a vehicle now and then.
                version = random.nextInt(6) == 0 ? 1 : version + 1;
                plans.add(plan("van-%02d".formatted(vehicle), version, i, random));
            }
        }
        List<Plan> stored = new ArrayList<>(plans);
        stored.addAll(plans.subList(0, 30));
        Collections.shuffle(stored, random);
        StoredRows.store(stack, new PlanRow(), stored);

        assertThat(
                        stack.sql(
                                "SELECT vehicle, version, stops, late_stops, driver FROM v_plans"
                                        + " ORDER BY vehicle, ingest_time"))
                .isEqualTo(
                        plans.stream()
                                .map(
                                        plan ->
                                                "%s\t%d\t%d\t%d\t%s"
                                                        .formatted(
                                                                plan.envelope().entityId(),
                                                                plan.version(),
                                                                plan.stops().size(),
                                                                plan.stops().stream()
                                                                        .filter(this::isLate)
                                                                        .count(),
                                                                plan.driverId() == null
                                                                        ? "\\N"
                                                                        : plan.driverId()))
                                .collect(Collectors.joining("\n")));
        TreeMap<String, Plan> newest = new TreeMap<>();
        plans.forEach(plan -> newest.put(plan.envelope().entityId(), plan));
        assertThat(
                        stack.sql(
                                "SELECT vehicle, position, order_id, stop,"
                                        + " toUnixTimestamp64Milli(arrival),"
                                        + " toUnixTimestamp64Milli(due) FROM v_planned_stops_latest"
                                        + " ORDER BY vehicle, position"))
                .isEqualTo(
                        newest.values().stream()
                                .flatMap(plan -> lines(plan).stream())
                                .collect(Collectors.joining("\n")));
    }

    @Test
    void aWindowOfKeyFiguresIsItsNewestRevision() throws Exception {
        StoredRows.store(
                stack,
                new KpiRow(),
                List.of(
                        kpis("all", 1, new KpiCounts(9, 8, 1, 2, 4, 3), new Money(500, "EUR")),
                        kpis("all", 0, new KpiCounts(9, 8, 1, 1, 1, 1)),
                        kpis("all", 1, new KpiCounts(9, 8, 1, 2, 4, 3), new Money(500, "EUR"))));
        StoredRows.store(stack, new KpiRow(), List.of(Dispatches.emptyKpis()));

        assertThat(
                        stack.sql(
                                "SELECT area, revision, active_vehicles, open_orders, late_orders,"
                                        + " created_orders, delivered_orders, on_time_share,"
                                        + " created_per_minute, delivered_per_minute, revenue_minor,"
                                        + " revenue_minor_per_minute, event_age_p50_ms FROM v_kpi WHERE tenant = 'acme'"
                                        + " ORDER BY area FORMAT TSVRaw"))
                .isEqualTo(
                        "872830828ffffff\t0\t0\t0\t0\t0\t0\t\\N\t0\t0\t{}\t{}\t\\N\n"
                                + "all\t1\t9\t8\t1\t2\t4\t0.75\t12\t24\t{'EUR':500}\t{'EUR':3000}\t84");
    }

    @Test
    void revenueIsByMinuteAndCurrencyAndNeverAddedUpAcrossThem() throws Exception {
        KpiCounts counts = new KpiCounts(0, 0, 0, 0, 1, 1);
        List<KpiWindow> windows = new ArrayList<>();
        Money euros = new Money(100, "EUR");
        Money francs = new Money(7, "CHF");
        windows.add(revenue(0, 0, counts, new Money(55, "EUR")));
        windows.add(revenue(0, 1, counts, euros));
        windows.add(revenue(50, 0, counts, francs, euros));
        windows.add(revenue(60, 0, counts, euros));
        StoredRows.store(stack, new KpiRow(), windows);

        assertThat(
                        stack.sql(
                                "SELECT area, minute, currency, revenue_minor FROM v_revenue WHERE"
                                        + " tenant = 'shop' ORDER BY minute, currency"))
                .isEqualTo(
                        """
                        all\t2026-01-05 08:00:00\tCHF\t7
                        all\t2026-01-05 08:00:00\tEUR\t200
                        all\t2026-01-05 08:01:00\tEUR\t100""");
    }

    private static KpiWindow revenue(
            int fromSecond, int revision, KpiCounts counts, Money... revenue) {
        long start = START + fromSecond * 1_000L;
        return new KpiWindow(
                new Envelope("shop", "all", start + 10_000, start + 11_000),
                start,
                start + 10_000,
                revision,
                counts,
                List.of(revenue),
                null);
    }

    @Test
    void ofTwoPeopleWhoHandledAnAlertTheEarlierCounts() throws Exception {
        Envelope alert = new Envelope("acme", "a-1", START + 1, START + 1);
        StoredRows.store(
                stack,
                new AlertHandlingRow(),
                List.of(
                        new AlertHandling(alert, new Handling("late", START + 900), null),
                        new AlertHandling(alert, new Handling("jl", START), null),
                        new AlertHandling(alert, null, new Handling("mk", START + 2_000)),
                        Dispatches.acknowledged("a-2")));

        assertThat(
                        stack.sql(
                                "SELECT alert, acknowledged_by, acknowledged, resolved_by, resolved"
                                        + " FROM v_alert_handlings ORDER BY alert"))
                .isEqualTo(
                        """
                        a-1\tjl\t2026-01-05 08:00:00.000\tmk\t2026-01-05 08:00:02.000
                        a-2\tjl\t2026-01-05 08:00:00.000\t\\N\t\\N""");
    }

    @Test
    void vehiclesAndDriversAreTheirNewestVersion() throws Exception {
        Envelope van = new Envelope("acme", "van-1", START, START);
        Envelope ada = new Envelope("acme", "d-1", START, START);
        ChangeVersion first = new ChangeVersion(1, 90, 9);
        ChangeVersion second = ChangeVersion.ofSnapshot(2);
        StoredRows.store(
                stack,
                new VehicleRow(),
                List.of(
                        VehicleChange.of(new Vehicle(van, second, "New", VehicleKind.VAN, 4)),
                        VehicleChange.of(new Vehicle(van, first, "Old", VehicleKind.CAR, 3))));
        StoredRows.store(
                stack,
                new DriverRow(),
                List.of(
                        new DriverChange(new RowState(ada, second), null),
                        DriverChange.of(
                                new Driver(ada, first, "Ada", null, TimeWindow.OPEN, null))));

        assertThat(
                        stack.sql(
                                "SELECT vehicle, label, kind, capacity, is_deleted, states FROM"
                                        + " v_vehicles"))
                .isEqualTo("van-1\tNew\tVAN\t4\t0\t2");
        assertThat(
                        stack.sql(
                                "SELECT driver, name, vehicle, home_lat, is_deleted, states FROM"
                                        + " v_drivers"))
                .isEqualTo("d-1\tAda\t\\N\t\\N\t1\t2");
    }

    @Test
    void dutiesLastUntilTheNextAndCallsAreMerged() throws Exception {
        Emergency call = Emergency.of("call-1", Reports.PLACE, "smoke");
        StoredRows.store(
                stack,
                new VehicleStatusRow(),
                List.of(
                        VehicleStatus.of(at(60), Duty.BREAK),
                        VehicleStatus.of(at(0), Duty.AVAILABLE),
                        VehicleStatus.of(at(10), call),
                        VehicleStatus.of(
                                at(30), call.acknowledge(new Handling("eve", START + 30_000))),
                        VehicleStatus.of(
                                at(20), call.acknowledge(new Handling("jl", START + 20_000)))));

        assertThat(stack.sql("SELECT duty, since, duration_s FROM v_duties ORDER BY since"))
                .isEqualTo(
                        """
                        AVAILABLE\t2026-01-05 08:00:00.000\t60
                        BREAK\t2026-01-05 08:01:00.000\t\\N""");
        assertThat(
                        stack.sql(
                                "SELECT emergency, called, lat, lon, note, acknowledged_by,"
                                        + " acknowledged, resolved_by, resolved FROM v_emergencies"))
                .isEqualTo(
                        "call-1\t2026-01-05 08:00:10.000\t37.77\t-122.41\tsmoke\tjl\t2026-01-05"
                                + " 08:00:20.000\t\\N\t\\N");
    }

    private static Envelope at(int second) {
        return new Envelope("acme", "van-1", START + second * 1_000L, START + second * 1_000L);
    }

    private static KpiWindow kpis(String area, int revision, KpiCounts counts, Money... revenue) {
        return new KpiWindow(
                new Envelope("acme", area, START, START),
                START - 10_000,
                START,
                revision,
                counts,
                List.of(revenue),
                new KpiWindow.EventAge(84, 200));
    }

    private boolean isLate(PlannedStop stop) {
        return stop.dueMillis() != null && stop.arrivalMillis() > stop.dueMillis();
    }

    private static List<String> lines(Plan plan) {
        List<String> lines = new ArrayList<>();
        for (PlannedStop stop : plan.stops()) {
            lines.add(
                    "%s\t%d\t%s\t%s\t%d\t%s"
                            .formatted(
                                    plan.envelope().entityId(),
                                    lines.size() + 1,
                                    stop.orderId(),
                                    stop.kind(),
                                    stop.arrivalMillis(),
                                    stop.dueMillis() == null ? "\\N" : stop.dueMillis()));
        }
        return lines;
    }

    /** What causes plans may be told late, so only the time of planning grows. */
    private static Plan plan(String vehicle, int version, int minute, Random random) {
        long time = START + (minute - random.nextInt(3)) * 60_000L;
        List<PlannedStop> stops = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            long arrival = time + random.nextInt(3_600_000);
            stops.add(
                    new PlannedStop(
                            "o-" + i,
                            random.nextBoolean() ? StopKind.PICKUP : StopKind.DROPOFF,
                            Reports.PLACE,
                            arrival,
                            arrival + 60_000,
                            random.nextBoolean() ? null : time + random.nextInt(3_600_000)));
        }
        return new Plan(
                new Envelope("acme", vehicle, time, START + minute * 60_000L + 90),
                random.nextLong(),
                version,
                TriggerKind.NEW_ORDER,
                random.nextLong(),
                random.nextBoolean() ? null : "d-1",
                stops);
    }
}
