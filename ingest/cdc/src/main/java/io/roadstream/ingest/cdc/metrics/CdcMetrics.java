/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.validation.Reason;
import io.roadstream.ingest.cdc.row.CapturedTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Counters of change data capture as Prometheus text. Thread-safe. */
public final class CdcMetrics {
    public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final double MILLIS_PER_SECOND = 1_000;
    private static final double[] AGE_BOUNDS_SECONDS = {
        0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 60, 600, 3_600
    };

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter published =
            Counter.builder()
                    .name("cdc_changes_published_total")
                    .help("Changes written to Kafka: read by a snapshot, create, update, delete.")
                    .labelNames("table", "operation")
                    .register(registry);
    private final Counter dropped =
            Counter.builder()
                    .name("cdc_changes_dropped_total")
                    .help("Changes not written: older, changed or deleted order events.")
                    .labelNames("table", "reason")
                    .register(registry);
    private final Counter refused =
            Counter.builder()
                    .name("cdc_rows_refused_total")
                    .help("Rows that could not be understood and are kept as dead letters.")
                    .labelNames("table", "reason")
                    .register(registry);
    private final Counter illegal =
            Counter.builder()
                    .name("cdc_transitions_illegal_total")
                    .help("Changes of an order's status that its life does not have.")
                    .labelNames("from", "to")
                    .register(registry);
    private final Counter starts =
            Counter.builder()
                    .name("cdc_starts_total")
                    .help("Starts of capturing in this process; one more after each failure.")
                    .register(registry);
    private final Counter snapshots =
            Counter.builder()
                    .name("cdc_snapshots_total")
                    .help("Snapshots begun in this process.")
                    .register(registry);
    private final Histogram age =
            Histogram.builder()
                    .name("cdc_change_age_seconds")
                    .help("From commit to Kafka's acknowledgement, newest change of each batch.")
                    .classicUpperBounds(AGE_BOUNDS_SECONDS)
                    .classicOnly()
                    .register(registry);

    /** Shows a value as it is when somebody asks. */
    public void addGauge(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(gauge -> gauge.call(value.getAsDouble()))
                .register(registry);
    }

    public void countPublished(CapturedTable<?> table, String operation) {
        published.labelValues(table.name(), operation).inc();
    }

    public void countDropped(CapturedTable<?> table, String reason) {
        dropped.labelValues(table.name(), reason).inc();
    }

    public void countRefused(CapturedTable<?> table, Reason reason) {
        refused.labelValues(table.name(), lowerCase(reason)).inc();
    }

    public void countIllegal(@Nullable OrderStatus from, OrderStatus to) {
        illegal.labelValues(from == null ? "" : lowerCase(from), lowerCase(to)).inc();
    }

    public void countStart() {
        starts.inc();
    }

    public void countSnapshot() {
        snapshots.inc();
    }

    public void observeAge(long millis) {
        age.observe(millis / MILLIS_PER_SECOND);
    }

    public byte[] toPrometheusText() {
        ByteArrayOutputStream text = new ByteArrayOutputStream(4_096);
        try {
            PrometheusTextFormatWriter.create().write(text, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written", e);
        }
        return text.toByteArray();
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
