/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Metrics of the requests under {@code /v1/} that are no WebSocket. Thread-safe. */
public final class RestMetrics {
    private static final String OTHER_ROUTE = "(other)";
    private static final double[] BOUNDS_SECONDS = {
        0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30
    };

    private final Counter requests;
    private final Histogram durations;
    private final Gauge inFlight;
    private final Counter refused;

    public RestMetrics(PrometheusRegistry registry) {
        requests =
                Counter.builder()
                        .name("gateway_rest_requests_total")
                        .help("Requests by route and HTTP status.")
                        .labelNames("route", "status")
                        .register(registry);
        durations =
                Histogram.builder()
                        .name("gateway_rest_request_seconds")
                        .help("From a request to its answer, with the time it waited.")
                        .labelNames("route")
                        .classicUpperBounds(BOUNDS_SECONDS)
                        .classicOnly()
                        .register(registry);
        inFlight =
                Gauge.builder()
                        .name("gateway_rest_in_flight")
                        .help("Requests that wait or are being answered.")
                        .register(registry);
        refused =
                Counter.builder()
                        .name("gateway_rest_refused_total")
                        .help("Queries that found no place to wait: of their tenant, or at all.")
                        .labelNames("limit")
                        .register(registry);
        for (FairPool.Limit limit : FairPool.Limit.values()) {
            refused.initLabelValues(label(limit));
        }
    }

    /** Counts a request until it is ended. */
    Running begin(Optional<Route> route) {
        inFlight.inc();
        return new Running(route.map(Route::path).orElse(OTHER_ROUTE), System.nanoTime());
    }

    /** A request that has no answer yet. */
    final class Running {
        private final String route;
        private final long startNanos;

        private Running(String route, long startNanos) {
            this.route = route;
            this.startNanos = startNanos;
        }

        /** The answer is there. Call it once. */
        void end(int status) {
            inFlight.dec();
            requests.labelValues(route, Integer.toString(status)).inc();
            durations
                    .labelValues(route)
                    .observe(
                            (System.nanoTime() - startNanos)
                                    / (double) TimeUnit.SECONDS.toNanos(1));
        }
    }

    void countRefused(FairPool.Limit limit) {
        refused.labelValues(label(limit)).inc();
    }

    private static String label(FairPool.Limit limit) {
        return limit.name().toLowerCase(Locale.ROOT);
    }
}
