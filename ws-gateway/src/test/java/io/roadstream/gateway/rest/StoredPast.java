/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Orders, alerts and key figures in ClickHouse, the same for two tenants but for the sign of whose
 * they are. Minutes are counted from {@link StoredRow#START}.
 */
final class StoredPast {
    static final List<String> TENANTS = List.of("acme", "rival");

    /** What one tenant's key figures were, ten seconds each, in the order of time. */
    static final List<Window> WINDOWS = windows();

    /** What a customer was told. */
    static final String TOLD = "2026-03-01T08:20:00Z/2026-03-01T08:35:00Z";

    private static final String WRITER = "generateUUIDv4(), 1";

    private StoredPast() {}

    /** Ten seconds of key figures; revenue in two currencies. */
    record Window(
            Instant end, int vehicles, int open, int created, int delivered, int chf, int eur) {}

    static List<String> inserts() {
        List<String> inserts = new ArrayList<>();
        for (String tenant : TENANTS) {
            inserts.addAll(orders(tenant));
            inserts.addAll(alerts(tenant));
            inserts.add(kpis(tenant));
            inserts.add(StoredArrivals.insert(tenant));
        }
        for (String tenant : StoredLoad.TENANTS) {
            inserts.addAll(StoredLoad.inserts(tenant));
        }
        return inserts;
    }

    static Instant at(double minute) {
        return StoredRow.START.plusMillis(Math.round(minute * 60_000));
    }

    private static List<String> orders(String tenant) {
        String own = tenant + "-1";
        return List.of(
                // It changed hands: who had it first has no part in it any more.
                insert(
                        "orders (tenant, order_id, epoch, commit_lsn, change_lsn, deleted, ts,"
                                + " ingest_time, status, customer, merchant, driver, vehicle,"
                                + " dropoff_lat_e7, dropoff_lon_e7, run_id, batch_id)",
                        order(tenant, own, 1, 0, "c-0", "m-1", "v-0"),
                        order(tenant, own, 2, 0, "c-1", "m-1", "v-1"),
                        order(tenant, "o-2", 1, 0, "c-2", "m-2", "v-2"),
                        order(tenant, "o-gone", 1, 0, "c-1", "m-1", "v-1"),
                        order(tenant, "o-gone", 2, 1, "", "", ""),
                        order(tenant, "late-1", 1, 0, "c-9", "m-9", "v-9")),
                insert(
                        "order_events (tenant, order_id, event_id, kind, actor, detail, ts,"
                                + " ingest_time, run_id, batch_id)",
                        event(tenant, own, 9, "CREATED", "merchant:m-1", "", 0),
                        event(tenant, own, 10, "OFFER", "system", "to d-0", 0),
                        event(tenant, own, 11, "ASSIGNED", "ops:eve", "by hand", 2),
                        event(tenant, own, 12, "NOTE", "ops:eve", "rings twice", 3),
                        event(tenant, own, 13, "PICKED_UP", "driver:d-1", "", 10),
                        event(tenant, own, 15, "TOLD", "ops:eve", TOLD, 11),
                        event(tenant, "late-1", 14, "DELIVERED", "driver:d-9", "", 40)),
                insert(
                        "etas (tenant, order_id, stop, eta_id, revision, vehicle, p10, p50, p90,"
                                + " remaining_m, late_permille, method, ts, ingest_time, run_id,"
                                + " batch_id)",
                        eta(tenant, own, "DROPOFF", 0, "v-0", 3, 100),
                        eta(tenant, own, "PICKUP", 0, "v-1", 5, -1),
                        eta(tenant, own, "DROPOFF", 0, "v-1", 5, 200),
                        eta(tenant, own, "DROPOFF", 0, "v-1", 5.1, 210),
                        eta(tenant, own, "DROPOFF", 0, "v-1", 6.3, 300),
                        eta(tenant, own, "DROPOFF", 1, "v-1", 6.3, 310),
                        eta(tenant, "late-1", "DROPOFF", 0, "v-9", 9, 900),
                        eta(tenant, "late-1", "DROPOFF", 0, "v-9", 12, 620),
                        eta(tenant, "late-1", "DROPOFF", 0, "v-9", 14, 300),
                        eta(tenant, "late-1", "PICKUP", 0, "v-9", 15, 20),
                        eta(tenant, "late-1", "DROPOFF", 0, "v-9", 16, 149)));
    }

    private static List<String> alerts(String tenant) {
        return List.of(
                insert(
                        "anomalies (tenant, vehicle, anomaly_id, revision, kind, severity, started,"
                                + " ended, end_reason, lat_e7, lon_e7, measured, limit_value, ts,"
                                + " ingest_time, run_id, batch_id)",
                        anomaly(tenant, 0xAB, 0, "SILENCE", 5, null, 240_500),
                        anomaly(tenant, 0xAB, 1, "SILENCE", 5, 15.0, 600_000),
                        anomaly(tenant, 0xFFFF_0000_0000_0001L, 0, "SPEEDING", -60, null, 2_001),
                        anomaly(tenant, 0xC, 0, "TELEPORT", -10, -0.1, 900),
                        anomaly(tenant, 0xD, 0, "SILENCE", -8 * 1_440, null, 1)),
                insert(
                        "geofence_transitions (tenant, vehicle, geofence, ts, kind, geofence_name,"
                                + " geofence_kind, lat_e7, lon_e7, transition_id, ingest_time,"
                                + " run_id, batch_id)",
                        transition(tenant, "f-1", 10, "ENTER", "NO_GO", 0x51),
                        transition(tenant, "f-1", 12, "INITIAL_INSIDE", "NO_GO", 0x52),
                        transition(tenant, "f-1", 20, "EXIT", "NO_GO", 0x53),
                        transition(tenant, "f-1", 30, "ENTER", "NO_GO", 0x54),
                        transition(tenant, "f-2", 30, "ENTER", "DEPOT", 0x55)),
                insert(
                        "triggers (tenant, order_id, trigger_id, kind, vehicle, late_permille, ts,"
                                + " ingest_time, run_id, batch_id)",
                        trigger(tenant, "late-1", 0x10, "LATE_RISK", 400, 10),
                        trigger(tenant, "late-1", 0x11, "LATE_RISK", 520, 20),
                        trigger(tenant, "late-2", 0x20, "LATE_RISK", 310, 25),
                        trigger(tenant, "late-2", 0x21, "LATE_RISK", 320, 35),
                        trigger(tenant, "late-3", 0x30, "NEW_ORDER", -1, 35)),
                insert(
                        "alert_handlings (tenant, alert, acknowledged_by, acknowledged, resolved_by,"
                                + " resolved, ts, ingest_time, run_id, batch_id)",
                        "'%s', 'late:0000000000000010', 'eve', %s, '', 0, %s, %s, %s"
                                .formatted(tenant, time(11), time(11), time(11), WRITER),
                        "'%s', 'silence:00000000000000ab', '', 0, '%s-mia', %s, %s, %s, %s"
                                .formatted(tenant, tenant, time(7), time(7), time(7), WRITER)));
    }

    private static String kpis(String tenant) {
        List<String> rows = new ArrayList<>();
        for (Window window : WINDOWS) {
            rows.add(kpi(tenant, window, 0, 0, window.open() + 7));
            rows.add(kpi(tenant, window, 0, 1, window.open()));
            rows.add(kpi(tenant, window, 608_000_000_000_000_000L, 0, 999));
        }
        return insert(
                "kpis (tenant, cell, window_start, ts, revision, active_vehicles, open_orders,"
                        + " late_orders, created_orders, delivered_orders, on_time_orders,"
                        + " revenue_currencies, revenue_minors, event_age_p50_ms,"
                        + " event_age_p95_ms, ingest_time, run_id, batch_id)",
                rows.toArray(String[]::new));
    }

    private static String insert(String where, String... rows) {
        return "INSERT INTO " + where + " VALUES (" + String.join("), (", rows) + ")";
    }

    private static String order(
            String tenant,
            String id,
            int version,
            int deleted,
            String customer,
            String merchant,
            String vehicle) {
        return "'%s', '%s', 1, %d, 0, %d, %s, %s, 'DELIVERING', '%s', '%s', '', '%s', 411600000, -86200000, %s"
                .formatted(
                        tenant,
                        id,
                        version,
                        deleted,
                        time(version),
                        time(version),
                        customer,
                        merchant,
                        vehicle,
                        WRITER);
    }

    private static String event(
            String tenant,
            String order,
            int id,
            String kind,
            String actor,
            String detail,
            double minute) {
        return "'%s', '%s', '%d', '%s', '%s', '%s', %s, %s, %s"
                .formatted(
                        tenant, order, id, kind, actor, detail, time(minute), time(minute), WRITER);
    }

    /** Arrival 4, 6 and 9 minutes and 20 seconds later. */
    private static String eta(
            String tenant,
            String order,
            String stop,
            int revision,
            String vehicle,
            double minute,
            int latePermille) {
        return "'%s', '%s', '%s', %d, %d, '%s', %s, %s, %s, 1200, %d, 'LEARNED_SPEED', %s, %s, %s"
                .formatted(
                        tenant,
                        order,
                        stop,
                        Math.round(minute * 10),
                        revision,
                        vehicle,
                        time(minute + 4 + 1 / 3.0),
                        time(minute + 6 + 1 / 3.0),
                        time(minute + 9 + 1 / 3.0),
                        latePermille,
                        time(minute),
                        time(minute),
                        WRITER);
    }

    private static String anomaly(
            String tenant,
            long id,
            int revision,
            String kind,
            double started,
            @Nullable Double ended,
            long measured) {
        return "'%s', '%s-van', %s, %d, '%s', 'MEDIUM', %s, %s, '%s', 411500000, -86100000, %d, 1389, %s, %s, %s"
                .formatted(
                        tenant,
                        tenant,
                        Long.toUnsignedString(id),
                        revision,
                        kind,
                        time(started),
                        ended == null ? "0" : time(ended),
                        ended == null ? "" : "RECOVERED",
                        measured,
                        time(started),
                        time(started + 4),
                        WRITER);
    }

    private static String transition(
            String tenant, String fence, double minute, String kind, String fenceKind, int id) {
        return "'%s', '%s-van', '%s', %s, '%s', 'Old town', '%s', 411500000, -86100000, %d, %s, %s"
                .formatted(
                        tenant,
                        tenant,
                        fence,
                        time(minute),
                        kind,
                        fenceKind,
                        id,
                        time(minute),
                        WRITER);
    }

    private static String trigger(
            String tenant, String order, int id, String kind, int latePermille, double minute) {
        return "'%s', '%s', %d, '%s', 'v-9', %d, %s, %s, %s"
                .formatted(
                        tenant, order, id, kind, latePermille, time(minute), time(minute), WRITER);
    }

    private static String kpi(String tenant, Window window, long cell, int revision, int open) {
        return "'%s', %d, fromUnixTimestamp64Milli(%d, 'UTC'), fromUnixTimestamp64Milli(%d, 'UTC'), %d, %d, %d, 1, %d, %d, %d, %s, %s, 84, 210, %s, %s"
                .formatted(
                        tenant,
                        cell,
                        window.end().toEpochMilli() - 10_000,
                        window.end().toEpochMilli(),
                        revision,
                        window.vehicles(),
                        open,
                        window.created(),
                        window.delivered(),
                        window.delivered(),
                        window.eur() == 0 ? "['CHF']" : "['CHF', 'EUR']",
                        window.eur() == 0
                                ? "[" + window.chf() + "]"
                                : "[%d, %d]".formatted(window.chf(), window.eur()),
                        time(0),
                        WRITER);
    }

    private static List<Window> windows() {
        Random random = new Random(11);
        List<Window> windows = new ArrayList<>();
        for (int i = 1; i <= 360; i++) {
            // A minute of which nothing is stored.
            if (i < 100 || i > 106) {
                windows.add(
                        new Window(
                                StoredRow.START.plusSeconds(10L * i),
                                random.nextInt(50),
                                random.nextInt(50),
                                random.nextInt(4),
                                random.nextInt(4),
                                random.nextInt(5_000),
                                i % 7 == 0 ? 1 + random.nextInt(900) : 0));
            }
        }
        return List.copyOf(windows);
    }

    private static String time(double minute) {
        return "fromUnixTimestamp64Milli(%d, 'UTC')".formatted(at(minute).toEpochMilli());
    }
}
