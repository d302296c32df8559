/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.contract.topic.Topics;
import io.roadstream.gateway.feed.AlertBoard;
import io.roadstream.gateway.feed.OrderBoard;
import io.roadstream.gateway.feed.PlanBoard;
import io.roadstream.gateway.kafka.FeedSource;
import io.roadstream.gateway.kafka.FeedSource.Route;
import io.roadstream.gateway.kafka.TopicReader;
import io.roadstream.gateway.kafka.TopicReader.Isolation;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Where the feeds come from, and who takes what. What must never be taken back is read committed,
 * and before the rest: rows, and results that a job would not repeat in the same way. Estimates and
 * key figures are read before the jobs' checkpoint; what a restart repeats replaces them.
 */
final class FeedSources {
    /** Only the newest matters. */
    private static final Duration KPIS_BACK = Duration.ofMinutes(2);

    private FeedSources() {}

    static List<TopicReader<Runnable>> of(
            Map<String, String> kafka, Feeds feeds, Clock clock, Runnable onUnreadable) {
        return List.of(
                new FeedSource(
                        kafka, Isolation.READ_COMMITTED, committed(feeds), clock, onUnreadable),
                new FeedSource(
                        kafka,
                        Isolation.READ_UNCOMMITTED,
                        List.of(
                                Route.ofNews(Topics.ETAS, OrderBoard.KEEP_ETAS, feeds::take),
                                Route.ofNews(Topics.FLEET_METRICS, KPIS_BACK, feeds::take)),
                        clock,
                        onUnreadable));
    }

    private static List<Route<?>> committed(Feeds feeds) {
        TableFeeds tables = feeds.tables();
        return List.of(
                new Route<>(Topics.ORDERS, OrderBoard.KEEP, feeds::take, feeds::takeGoneOrder),
                Route.ofTable(Topics.TENANTS, tables::take, tables::takeGoneTenant),
                Route.ofTable(Topics.VEHICLES, tables::take, tables::takeGoneVehicle),
                Route.ofTable(Topics.DRIVERS, tables::take, tables::takeGoneDriver),
                Route.ofTable(Topics.GEOFENCES, tables::take, tables::takeGoneGeofence),
                Route.ofNews(Topics.ALERT_HANDLINGS, AlertBoard.KEEP_HANDLINGS, feeds::take),
                Route.ofNews(Topics.ANOMALIES, AlertBoard.KEEP, feeds::take),
                Route.ofNews(Topics.GEOFENCE_TRANSITIONS, AlertBoard.KEEP, feeds::take),
                Route.ofNews(Topics.TRIGGERS, AlertBoard.KEEP_RISKS, feeds::take),
                Route.ofNews(Topics.PLANS, PlanBoard.KEEP, feeds::take));
    }
}
