/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.kafka;

import io.roadstream.contract.topic.Topic;
import io.roadstream.contract.validation.InvalidEventException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads events of one kind without a group, from where it says itself: first what is there already,
 * then what comes. For one thread.
 *
 * @param <T> the event record
 */
public abstract class TopicReader<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration RETRY = Duration.ofMillis(100);
    private static final int RECONNECT_MAX_MILLIS = 500;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Runnable onUnreadable;
    private Topic<T> topic;

    /**
     * @param properties how to reach Kafka
     * @param isolation read_committed or read_uncommitted
     * @param fetchMaxWaitMillis how long the broker may wait for something to send
     * @param first topic that is read first
     * @param onUnreadable called for a record that holds no such event
     */
    TopicReader(
            Map<String, String> properties,
            String isolation,
            int fetchMaxWaitMillis,
            Topic<T> first,
            Runnable onUnreadable) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("isolation.level", isolation);
        all.put("enable.auto.commit", false);
        all.put("auto.offset.reset", "earliest");
        all.put("allow.auto.create.topics", false);
        all.put("fetch.max.wait.ms", fetchMaxWaitMillis);
        all.put("reconnect.backoff.max.ms", RECONNECT_MAX_MILLIS);
        this.consumer =
                new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.topic = first;
        this.onUnreadable = onUnreadable;
    }

    /** Reads what is there already; {@link #poll} goes on from there. */
    public abstract void bootstrap(Consumer<T> taker);

    /** Takes what is there, waiting for it so long at the most. */
    public final void poll(Duration atMost, Consumer<T> taker) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(atMost)) {
            try {
                if (record.value() != null) {
                    taker.accept(topic.codec().decode(record.value()));
                }
            } catch (InvalidEventException e) {
                onUnreadable.run();
            }
        }
    }

    /** Lets a poll that waits on another thread end with an exception. */
    public final void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public final void close() {
        consumer.close();
    }

    /** Reads the first topic from its beginning to where it ends now. */
    final void readAll(Consumer<T> taker) {
        consumer.seekToBeginning(assignAll());
        readToEnd(taker);
    }

    /** Reads from where it is to where the topic ends now. */
    final void readToEnd(Consumer<T> taker) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            poll(POLL, taker);
        }
    }

    /** Turns to another topic of the same events, from a broker's time on. */
    final void turnTo(Topic<T> next, long sinceMillis) {
        topic = next;
        List<TopicPartition> partitions = assignAll();
        Map<TopicPartition, Long> starts = new HashMap<>();
        partitions.forEach(partition -> starts.put(partition, sinceMillis));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.offsetsForTimes(starts)
                .forEach(
                        (partition, found) ->
                                consumer.seek(
                                        partition,
                                        found == null
                                                ? ends.getOrDefault(partition, 0L)
                                                : found.offset()));
    }

    /**
     * Waits until the broker knows the topic. A broker that has just started may not, and to read
     * nothing would look as if there were nothing.
     */
    private List<TopicPartition> assignAll() {
        while (true) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic.name()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            if (!partitions.isEmpty()) {
                consumer.assign(partitions);
                return partitions;
            }
            LOG.warn("Kafka does not know topic {} yet", topic.name());
            LockSupport.parkNanos(RETRY.toNanos());
        }
    }
}
