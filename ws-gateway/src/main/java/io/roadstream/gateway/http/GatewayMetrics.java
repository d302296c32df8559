/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.http;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.roadstream.contract.proto.v1.ErrorCode;
import io.roadstream.gateway.protocol.CloseCode;
import io.roadstream.gateway.socket.GatewayCounts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;

/** Metrics of the gateway in Prometheus' text form. Thread-safe. */
final class GatewayMetrics implements GatewayCounts {
    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final double NANOS_PER_SECOND = 1e9;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Gauge clients =
            Gauge.builder()
                    .name("gateway_clients")
                    .help("Clients that have said hello.")
                    .register(registry);
    private final Gauge vehicles =
            Gauge.builder()
                    .name("gateway_vehicles")
                    .help("Vehicles of which a fix is known.")
                    .register(registry);
    private final Counter unreadable =
            Counter.builder()
                    .name("gateway_unreadable_records_total")
                    .help("Records that were no events of their topic.")
                    .register(registry);
    private final Counter tracks =
            Counter.builder()
                    .name("gateway_tracks_total")
                    .help("Tracks read from Kafka; news moved their vehicle.")
                    .labelNames("news")
                    .register(registry);

    private final Counter publishes =
            Counter.builder()
                    .name("gateway_publishes_total")
                    .help("What clients published, by what became of it: stored, or why not.")
                    .labelNames("outcome")
                    .register(registry);

    private final Counter closed =
            Counter.builder()
                    .name("gateway_closed_total")
                    .help("Connections that the gateway closed, by close code.")
                    .labelNames("code")
                    .register(registry);
    private final Histogram roundTrips =
            Histogram.builder()
                    .name("gateway_round_trip_seconds")
                    .help("From a ping to the client's pong.")
                    .classicOnly()
                    .classicUpperBounds(0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5)
                    .register(registry);

    @Override
    public void set(long clientCount, long vehicleCount) {
        clients.set((double) clientCount);
        vehicles.set((double) vehicleCount);
    }

    @Override
    public void countUnreadable() {
        unreadable.inc();
    }

    @Override
    public void countTrack(boolean isNews) {
        tracks.labelValues(Boolean.toString(isNews)).inc();
    }

    @Override
    public void countPublished() {
        publishes.labelValues("stored").inc();
    }

    @Override
    public void countRefused(ErrorCode why) {
        publishes
                .labelValues(why.name().substring("ERROR_CODE_".length()).toLowerCase(Locale.ROOT))
                .inc();
    }

    @Override
    public void countClosed(CloseCode why) {
        closed.labelValues(Integer.toString(why.code())).inc();
    }

    @Override
    public void countRoundTrip(Duration took) {
        roundTrips.observe(took.toNanos() / NANOS_PER_SECOND);
    }

    /** Where other parts add theirs. */
    PrometheusRegistry registry() {
        return registry;
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
}
