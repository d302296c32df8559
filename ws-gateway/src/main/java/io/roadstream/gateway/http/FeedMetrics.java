/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.http;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.roadstream.gateway.socket.Feed;
import io.roadstream.gateway.socket.FeedCounts;

/** Metrics of the feeds. Thread-safe. */
final class FeedMetrics implements FeedCounts {
    private final Counter records;
    private final Counter orderChanges;
    private final Counter forgottenAlerts;
    private final Gauge entries;
    private final Gauge clients;

    /**
     * @param registry where the gateway's metrics are
     */
    FeedMetrics(PrometheusRegistry registry) {
        records =
                Counter.builder()
                        .name("gateway_feed_records_total")
                        .help("Records read for a feed; news changed what is known.")
                        .labelNames("feed", "news")
                        .register(registry);
        orderChanges =
                Counter.builder()
                        .name("gateway_order_changes_total")
                        .help("Changes of orders for a client: told, or told with the next one.")
                        .labelNames("outcome")
                        .register(registry);
        forgottenAlerts =
                Counter.builder()
                        .name("gateway_alerts_forgotten_total")
                        .help("Alerts that went on or were shown, and are not kept any more.")
                        .register(registry);
        entries =
                Gauge.builder()
                        .name("gateway_feed_entries")
                        .help("What a feed knows: orders, alerts, plans, fences, rows.")
                        .labelNames("feed")
                        .register(registry);
        clients =
                Gauge.builder()
                        .name("gateway_feed_clients")
                        .help("Clients that follow a feed.")
                        .labelNames("feed")
                        .register(registry);
    }

    @Override
    public void countRecord(Feed feed, boolean isNews) {
        records.labelValues(feed.title(), Boolean.toString(isNews)).inc();
    }

    @Override
    public void countOrderTold() {
        orderChanges.labelValues("told").inc();
    }

    @Override
    public void countOrderConflated() {
        orderChanges.labelValues("conflated").inc();
    }

    @Override
    public void countAlertForgotten() {
        forgottenAlerts.inc();
    }

    @Override
    public void set(Feed feed, long entryCount, long clientCount) {
        entries.labelValues(feed.title()).set((double) entryCount);
        clients.labelValues(feed.title()).set((double) clientCount);
    }
}
