/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.kafka;

import io.roadstream.contract.topic.Topics;
import io.roadstream.contract.validation.InvalidEventException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topic of geofences from its beginning and goes on, deletions included, on a thread of
 * its own; committed records only. Others may wait until it has read so far.
 */
public final class GeofenceReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GeofenceReader.class);

    /** How long a wish may wait; what Kafka has does not. */
    private static final Duration POLL = Duration.ofMillis(20);

    /** The broker does not answer a waiting fetch when a transaction ends; it asks again then. */
    private static final int FETCH_MAX_WAIT_MILLIS = 20;

    private static final int RECONNECT_MAX_MILLIS = 500;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Consumer<GeofenceChange> taker;
    private final Runnable onUnreadable;
    private final Thread thread = new Thread(this::run, "geofences");
    private final Queue<Wish> wishes = new ConcurrentLinkedQueue<>();
    private final List<Wish> pending = new ArrayList<>();
    private final CompletableFuture<Void> known;
    private volatile boolean isEnding;

    /**
     * @param properties how to reach Kafka
     * @param taker called on the thread for each change, in the order of the topic per fence
     * @param onUnreadable called for a record that is no such change
     */
    public GeofenceReader(
            Map<String, String> properties, Consumer<GeofenceChange> taker, Runnable onUnreadable) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("isolation.level", "read_committed");
        all.put("enable.auto.commit", false);
        all.put("auto.offset.reset", "earliest");
        all.put("allow.auto.create.topics", false);
        all.put("fetch.max.wait.ms", FETCH_MAX_WAIT_MILLIS);
        all.put("reconnect.backoff.max.ms", RECONNECT_MAX_MILLIS);
        this.consumer =
                new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.taker = taker;
        this.onUnreadable = onUnreadable;
        this.known = readToEnd();
    }

    /** Somebody waits until all of these offsets are read; empty until the end is looked up. */
    private static final class Wish {
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private Map<TopicPartition, Long> offsets;

        private Wish(Map<TopicPartition, Long> offsets) {
            this.offsets = offsets;
        }
    }

    /**
     * Starts the thread.
     *
     * @param onFailure told on it why it cannot go on
     */
    public void start(Consumer<Throwable> onFailure) {
        thread.setUncaughtExceptionHandler(
                (failed, e) -> {
                    LOG.error("thread {} failed", failed.getName(), e);
                    onFailure.accept(e);
                });
        thread.start();
    }

    /** Whether everything has been read that was there at the start. */
    public boolean isReady() {
        return known.isDone();
    }

    /** Done when everything has been read that is committed now. */
    public CompletableFuture<Void> readToEnd() {
        return wish(Map.of());
    }

    /** Done when the record at that offset has been read. */
    public CompletableFuture<Void> readPast(TopicPartition partition, long offset) {
        return wish(Map.of(partition, offset + 1));
    }

    @Override
    public void close() {
        isEnding = true;
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
    }

    private CompletableFuture<Void> wish(Map<TopicPartition, Long> offsets) {
        Wish wish = new Wish(offsets);
        wishes.add(wish);
        return wish.done;
    }

    private void run() {
        try {
            consumer.assign(partitions());
            consumer.seekToBeginning(consumer.assignment());
            while (!isEnding) {
                takeWishes();
                consumer.poll(POLL).forEach(this::take);
                grantWishes();
            }
        } catch (WakeupException e) {
            if (!isEnding) {
                throw e;
            }
        }
    }

    /** A broker that has just started may not know the topic yet. */
    private List<TopicPartition> partitions() {
        while (true) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(Topics.GEOFENCES.name()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            if (!partitions.isEmpty()) {
                return partitions;
            }
            LOG.warn("Kafka does not know topic {} yet", Topics.GEOFENCES.name());
            consumer.poll(POLL);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        GeofenceChange change;
        try {
            change = GeofenceChange.decode(record);
        } catch (InvalidEventException e) {
            onUnreadable.run();
            return;
        }
        taker.accept(change);
    }

    private void takeWishes() {
        for (Wish wish = wishes.poll(); wish != null; wish = wishes.poll()) {
            if (wish.offsets.isEmpty()) {
                wish.offsets = consumer.endOffsets(consumer.assignment());
            }
            pending.add(wish);
        }
    }

    private void grantWishes() {
        for (Iterator<Wish> each = pending.iterator(); each.hasNext(); ) {
            Wish wish = each.next();
            if (wish.offsets.entrySet().stream()
                    .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                each.remove();
                wish.done.complete(null);
            }
        }
    }
}
