/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.gateway.feed.Handled;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns the feeds: takes what comes from Kafka and hands it to clients, beside
 * the fleet's tick and beside calls for help. Other threads leave their wishes in a queue.
 */
public final class FeedLoop extends KafkaLoop<Runnable> {
    private static final Logger LOG = LoggerFactory.getLogger(FeedLoop.class);

    /** How long a wish may wait in each source; what Kafka has does not. */
    private static final Duration POLL = Duration.ofMillis(15);

    private static final Duration FORGET_EVERY = Duration.ofMinutes(1);
    private static final Duration REPORT_EVERY = Duration.ofSeconds(1);

    private final Feeds feeds;
    private final Clock clock;
    private long lastForgetMillis;
    private long lastReportMillis;

    /**
     * @param kafka how to reach Kafka
     * @param onUnreadable called for a record that is no event of its topic
     */
    public FeedLoop(Map<String, String> kafka, Feeds feeds, Clock clock, Runnable onUnreadable) {
        super("feeds", FeedSources.of(kafka, feeds, clock, onUnreadable));
        this.feeds = feeds;
        this.clock = clock;
    }

    /** Follows a feed that has a lane. */
    void subscribe(Client client, Feed feed, int number) {
        wish(() -> feeds.lane(feed).subscribe(client, number));
    }

    void unsubscribe(Client client, Feed feed, int number) {
        wish(() -> feeds.lane(feed).unsubscribe(client, number));
    }

    /** Shows a customer the vehicle that brings an order. */
    void subscribeVehicle(Client client, int number, String order) {
        wish(() -> feeds.vehicles().subscribe(client, number, order));
    }

    void unsubscribeVehicle(Client client, int number) {
        wish(() -> feeds.vehicles().unsubscribe(client, number));
    }

    void remove(Client client) {
        wish(() -> feeds.remove(client));
    }

    /** Hands over an alert as it is known now, on the thread of this loop. */
    void findAlert(String tenant, String id, Consumer<Optional<Handled>> taker) {
        wish(() -> taker.accept(feeds.findAlert(tenant, id)));
    }

    @Override
    void apply(Runnable news) {
        news.run();
    }

    @Override
    void onKnown() {
        feeds.forget(clock.millis());
        LOG.info("the feeds are known");
    }

    @Override
    void turn() {
        poll(POLL);
        grantWishes();
        long now = clock.millis();
        feeds.flush(now);
        if (now - lastForgetMillis >= FORGET_EVERY.toMillis()) {
            lastForgetMillis = now;
            feeds.forget(now);
        }
        if (now - lastReportMillis >= REPORT_EVERY.toMillis()) {
            lastReportMillis = now;
            feeds.report();
        }
    }
}
