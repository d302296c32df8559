/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.kafka;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.topic.Topic;
import io.roadstream.contract.topic.VersionHeader;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Several topics through one consumer, each with somebody who takes its events. A record becomes
 * what is to be done with it. For one thread.
 */
public final class FeedSource extends TopicReader<Runnable> {
    private static final int FETCH_MAX_WAIT_MILLIS = 500;

    private final Map<String, Route<?>> routes;
    private final Clock clock;

    /**
     * A topic, how much of it is read, and by whom.
     *
     * @param back how long ago by the broker's clock the first record came that is read; null for
     *     all there are
     * @param taker of its events
     * @param onDeletion of its tombstones
     */
    public record Route<T>(
            Topic<T> topic,
            @Nullable Duration back,
            Consumer<T> taker,
            Consumer<Deletion> onDeletion) {
        /** Everything of a topic that tells of entities as they are now. */
        public static <T> Route<T> ofTable(
                Topic<T> topic, Consumer<T> taker, Consumer<Deletion> onDeletion) {
            return new Route<>(topic, null, taker, onDeletion);
        }

        /** What lately came on a topic; its tombstones, if it has any, mean nothing. */
        public static <T> Route<T> ofNews(Topic<T> topic, Duration back, Consumer<T> taker) {
            return new Route<>(topic, back, taker, deletion -> {});
        }

        private Runnable read(ConsumerRecord<byte[], byte[]> record) {
            Optional<T> event = event(topic, record);
            if (event.isPresent()) {
                T found = event.get();
                return () -> taker.accept(found);
            }
            Deletion deletion = deletion(record);
            return () -> onDeletion.accept(deletion);
        }
    }

    /**
     * @param properties how to reach Kafka
     * @param onUnreadable called for a record that is no event of its topic
     */
    public FeedSource(
            Map<String, String> properties,
            Isolation isolation,
            List<Route<?>> routes,
            Clock clock,
            Runnable onUnreadable) {
        super(properties, isolation, FETCH_MAX_WAIT_MILLIS, onUnreadable);
        this.routes =
                routes.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        route -> route.topic().name(), Function.identity()));
        this.clock = clock;
    }

    @Override
    public void bootstrap(Consumer<Runnable> taker) {
        turnTo(routes.values().stream().<Topic<?>>map(Route::topic).toList());
        for (Route<?> route : routes.values()) {
            Duration back = route.back();
            if (back == null) {
                seekToBeginning(route.topic());
            } else {
                seek(route.topic(), clock.millis() - back.toMillis());
            }
        }
        readToEnd(taker);
    }

    @Override
    Optional<Runnable> read(ConsumerRecord<byte[], byte[]> record) {
        Route<?> route = routes.get(record.topic());
        return route == null ? Optional.empty() : Optional.of(route.read(record));
    }

    private static Deletion deletion(ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        int bar = key.indexOf('|');
        if (bar < 0) {
            throw new InvalidEventException(
                    Reason.MALFORMED, "key must be tenant|id, was '" + key + "'");
        }
        Header version = record.headers().lastHeader(VersionHeader.NAME);
        ChangeVersion decoded = version == null ? null : VersionHeader.decode(version.value());
        return new Deletion(key.substring(0, bar), key.substring(bar + 1), decoded);
    }
}
