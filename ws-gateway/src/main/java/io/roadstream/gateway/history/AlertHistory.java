/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadstream.contract.event.Handling;
import io.roadstream.contract.event.Severity;
import io.roadstream.contract.geo.GeoPoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Alerts of the past, put together from what raised and ended them as the live feed does it
 * (docs/websocket.md). Blocks; thread-safe.
 */
public final class AlertHistory {
    /** An anomaly or a stay in a zone that began earlier before a span, or ends later after it. */
    public static final Duration LOOK_AROUND = Duration.ofDays(7);

    /** The same of orders at risk. */
    public static final Duration LOOK_AROUND_ORDERS = Duration.ofDays(1);

    private static final String ALERTS = statement();

    private final ClickHouseReader reader;

    AlertHistory(ClickHouseReader reader) {
        this.reader = reader;
    }

    /**
     * The last alert of a page.
     *
     * @param started when it began
     * @param id of it
     */
    public record Cursor(Instant started, String id) {
        /** Before every alert. */
        public static final Cursor START = new Cursor(Instant.EPOCH, "");
    }

    /** Those that went on at some time of a span, by their begin, then by id. */
    public List<PastAlert> list(String tenant, TimeSpan span, Cursor after, int limit)
            throws HistoryException, InterruptedException {
        List<PastAlert> alerts = new ArrayList<>();
        for (JsonNode row :
                reader.query(
                        ALERTS,
                        Map.of(
                                "tenant", tenant,
                                "from", Long.toString(span.from().toEpochMilli()),
                                "to", Long.toString(span.to().toEpochMilli()),
                                "around", Long.toString(LOOK_AROUND.toMillis()),
                                "aroundOrders", Long.toString(LOOK_AROUND_ORDERS.toMillis()),
                                "after", Long.toString(after.started().toEpochMilli()),
                                "afterId", after.id(),
                                "limit", Integer.toString(limit)))) {
            alerts.add(alert(new Columns(row)));
        }
        return alerts;
    }

    private static PastAlert alert(Columns columns) {
        return new PastAlert(
                columns.text(),
                PastAlert.Kind.valueOf(columns.text()),
                Severity.valueOf(columns.text()),
                new PastAlert.About(columns.text(), columns.text(), columns.text(), columns.text()),
                new PastAlert.Life(
                        columns.time(),
                        columns.time(),
                        columns.timeOrNull(),
                        handling(columns),
                        handling(columns)),
                place(columns),
                measured(columns));
    }

    private static @Nullable Handling handling(Columns columns) {
        @Nullable String by = columns.textOrNull();
        @Nullable Instant time = columns.timeOrNull();
        return by == null || time == null ? null : new Handling(by, time.toEpochMilli());
    }

    private static @Nullable GeoPoint place(Columns columns) {
        @Nullable Double lat = columns.numberOrNull();
        @Nullable Double lon = columns.numberOrNull();
        return lat == null || lon == null ? null : GeoPoint.ofDegrees(lat, lon);
    }

    private static PastAlert.@Nullable Measured measured(Columns columns) {
        @Nullable Double newest = columns.numberOrNull();
        @Nullable Double worst = columns.numberOrNull();
        @Nullable Double limit = columns.numberOrNull();
        @Nullable String unit = columns.textOrNull();
        return newest == null || worst == null || limit == null || unit == null
                ? null
                : new PastAlert.Measured(newest, worst, limit, unit);
    }

    private static String statement() {
        try (@Nullable InputStream in = AlertHistory.class.getResourceAsStream("alerts.sql")) {
            if (in == null) {
                throw new IllegalStateException("alerts.sql is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("alerts.sql can't be read", e);
        }
    }
}
