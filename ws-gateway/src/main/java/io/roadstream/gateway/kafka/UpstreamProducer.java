/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.kafka;

import io.roadstream.contract.topic.Topic;
import io.roadstream.contract.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what clients say to its topics, acknowledged by all in-sync replicas and without
 * duplicates from its own retries. Thread-safe; never makes its callers wait for Kafka: each lane
 * has a thread that does, and a bounded line before it.
 */
public final class UpstreamProducer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UpstreamProducer.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);
    private static final int MAX_BLOCK_MILLIS = 1_000;
    private static final int DELIVERY_MILLIS = 30_000;
    private static final int REQUEST_MILLIS = 10_000;

    /** Publishes that wait in a lane while Kafka does not take any; further ones are refused. */
    private static final int MAX_WAITING = 1_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<Lane, ThreadPoolExecutor> lanes = new EnumMap<>(Lane.class);

    /** What waits for each other. */
    public enum Lane {
        /** Calls for help, duties and what is done about alerts: never behind positions. */
        STATUS,
        POSITIONS
    }

    /**
     * One event for its topic.
     *
     * @param <T> the event record
     */
    public record Outgoing<T>(Topic<T> topic, T event) {
        private ProducerRecord<byte[], byte[]> toRecord() {
            return new ProducerRecord<>(
                    topic.name(), topic.key(event), topic.codec().encode(event));
        }
    }

    /**
     * @param properties how to reach Kafka
     */
    public UpstreamProducer(Map<String, String> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("acks", "all");
        all.put("enable.idempotence", true);
        all.put("linger.ms", 0);
        all.put("compression.type", "zstd");
        all.put("max.block.ms", MAX_BLOCK_MILLIS);
        all.put("request.timeout.ms", REQUEST_MILLIS);
        all.put("delivery.timeout.ms", DELIVERY_MILLIS);
        all.put("reconnect.backoff.max.ms", 500);
        // Topics stay known while no broker answers and while nobody speaks: a call for help is
        // buffered until the broker is back instead of waiting for a lookup.
        all.put("metadata.recovery.strategy", "none");
        all.put("metadata.max.idle.ms", Duration.ofDays(365).toMillis());
        this.producer =
                new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
        for (Lane lane : Lane.values()) {
            lanes.put(lane, newLane(lane));
        }
    }

    /** Looks its topics up, so that the first call for help does not have to wait for it. */
    public void learnTopics() {
        for (Topic<?> topic :
                List.of(
                        Topics.VEHICLE_STATUS,
                        Topics.ALERT_HANDLINGS,
                        Topics.POSITIONS,
                        Topics.DEAD_LETTERS)) {
            try {
                producer.partitionsFor(topic.name());
            } catch (TimeoutException e) {
                LOG.warn("Kafka does not tell of topic {} yet", topic.name(), e);
            }
        }
    }

    /**
     * Done when Kafka has all of them; fails if it does not have some, or if too many wait before
     * them. In the order of the calls within a lane.
     */
    public CompletableFuture<Void> send(Lane lane, List<Outgoing<?>> events) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        ThreadPoolExecutor thread = lanes.get(lane);
        try {
            if (thread == null) {
                throw new IllegalStateException("no lane " + lane);
            }
            thread.execute(() -> sendAll(events, sent));
        } catch (RejectedExecutionException e) {
            sent.completeExceptionally(e);
        }
        return sent;
    }

    private void sendAll(List<Outgoing<?>> events, CompletableFuture<Void> sent) {
        List<CompletableFuture<Void>> all = new ArrayList<>(events.size());
        for (Outgoing<?> event : events) {
            CompletableFuture<Void> one = send(event);
            all.add(one);
            if (one.isCompletedExceptionally()) {
                // It waited in vain; so would each of the others.
                break;
            }
        }
        var unused =
                CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new))
                        .whenComplete((nothing, failure) -> decide(sent, failure));
    }

    private static ThreadPoolExecutor newLane(Lane lane) {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MAX_WAITING),
                task -> {
                    Thread thread =
                            new Thread(task, "upstream-" + lane.name().toLowerCase(Locale.ROOT));
                    thread.setDaemon(true);
                    return thread;
                });
    }

    // The callback learns of every outcome that the returned future would tell.
    @SuppressWarnings("FutureReturnValueIgnored")
    private CompletableFuture<Void> send(Outgoing<?> outgoing) {
        CompletableFuture<Void> decided = new CompletableFuture<>();
        try {
            producer.send(outgoing.toRecord(), (metadata, failure) -> decide(decided, failure));
        } catch (KafkaException | IllegalStateException e) {
            decided.completeExceptionally(e);
        }
        return decided;
    }

    private static void decide(CompletableFuture<Void> decided, @Nullable Throwable failure) {
        if (failure == null) {
            decided.complete(null);
        } else {
            decided.completeExceptionally(failure);
        }
    }

    @Override
    public void close() {
        lanes.values().forEach(ThreadPoolExecutor::shutdownNow);
        producer.close(CLOSE_WITHIN);
    }
}
