/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.roadstream.contract.validation.Reason;
import io.roadstream.ingest.protocol.ParsedPositions;
import io.roadstream.ingest.protocol.Rejection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Counters of the server as Prometheus text. Thread-safe. */
final class IngestMetrics {
    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    /** Tenants with counters of their own; later ones share {@link #OTHER_TENANT}. */
    private static final int MAX_TENANTS = 500;

    private static final String OTHER_TENANT = "(other)";
    private static final double[] ACK_BOUNDS_SECONDS = {
        0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30
    };

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Set<String> tenants = ConcurrentHashMap.newKeySet();
    private final Counter accepted =
            Counter.builder()
                    .name("ingest_positions_accepted_total")
                    .help("Positions acknowledged by Kafka.")
                    .labelNames("protocol", "tenant")
                    .register(registry);
    private final Counter rejected =
            Counter.builder()
                    .name("ingest_positions_rejected_total")
                    .help("Positions or whole requests refused and kept as dead letters.")
                    .labelNames("protocol", "tenant", "reason")
                    .register(registry);
    private final Counter unauthenticated =
            Counter.builder()
                    .name("ingest_requests_unauthenticated_total")
                    .help("Requests without a valid API key; nothing of them is kept.")
                    .labelNames("path")
                    .register(registry);
    private final Counter brokenOff =
            Counter.builder()
                    .name("ingest_requests_broken_off_total")
                    .help("Requests whose body did not come to its end; nothing of them is kept.")
                    .labelNames("path")
                    .register(registry);
    private final Counter replies =
            Counter.builder()
                    .name("ingest_replies_total")
                    .help("Replies by path and HTTP status.")
                    .labelNames("path", "status")
                    .register(registry);
    private final Histogram ack =
            Histogram.builder()
                    .name("ingest_kafka_ack_seconds")
                    .help("From handing a request's records to Kafka to the last acknowledgement.")
                    .classicUpperBounds(ACK_BOUNDS_SECONDS)
                    .classicOnly()
                    .register(registry);

    IngestMetrics(InFlightBudget budget) {
        GaugeWithCallback.builder()
                .name("ingest_in_flight_bytes")
                .help("Bytes of request bodies that wait for Kafka.")
                .callback(gauge -> gauge.call((double) budget.bytes()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("ingest_in_flight_records")
                .help("Records that wait for Kafka.")
                .callback(gauge -> gauge.call((double) budget.records()))
                .register(registry);
    }

    /** Counts a request whose entries were all decided and acknowledged. */
    void countStored(String protocol, String tenant, ParsedPositions outcome) {
        String label = bounded(tenant);
        if (!outcome.reports().isEmpty()) {
            accepted.labelValues(protocol, label).inc(outcome.reports().size());
        }
        for (Rejection rejection : outcome.rejections()) {
            countRefused(protocol, tenant, rejection.letter().reason());
        }
    }

    void countRefused(String protocol, String tenant, Reason reason) {
        rejected.labelValues(protocol, bounded(tenant), lowerCase(reason)).inc();
    }

    void countUnauthenticated(String path) {
        unauthenticated.labelValues(path).inc();
    }

    void countBrokenOff(String path) {
        brokenOff.labelValues(path).inc();
    }

    void countReply(String path, int status) {
        replies.labelValues(path, Integer.toString(status)).inc();
    }

    void observeAck(double seconds) {
        ack.observe(seconds);
    }

    byte[] toPrometheusText() {
        ByteArrayOutputStream text = new ByteArrayOutputStream(4_096);
        try {
            PrometheusTextFormatWriter.create().write(text, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written", e);
        }
        return text.toByteArray();
    }

    private String bounded(String tenant) {
        if (tenants.contains(tenant)) {
            return tenant;
        }
        if (tenants.size() >= MAX_TENANTS) {
            return OTHER_TENANT;
        }
        tenants.add(tenant);
        return tenant;
    }

    private static String lowerCase(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
