/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.kafka;

import io.roadstream.contract.topic.Topic;
import io.roadstream.contract.validation.InvalidEventException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads topics without a group, from where it says itself: first what is there already, then what
 * comes. For one thread.
 *
 * @param <T> what a record becomes
 */
public abstract class TopicReader<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration RETRY = Duration.ofMillis(100);
    private static final int RECONNECT_MAX_MILLIS = 500;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Runnable onUnreadable;

    /** Whether what another transaction may still take back is read. */
    public enum Isolation {
        READ_COMMITTED,
        READ_UNCOMMITTED;

        private String setting() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param properties how to reach Kafka
     * @param fetchMaxWaitMillis how long the broker may wait for something to send
     * @param onUnreadable called for a record that holds no such event
     */
    TopicReader(
            Map<String, String> properties,
            Isolation isolation,
            int fetchMaxWaitMillis,
            Runnable onUnreadable) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("isolation.level", isolation.setting());
        all.put("enable.auto.commit", false);
        all.put("auto.offset.reset", "earliest");
        all.put("allow.auto.create.topics", false);
        all.put("fetch.max.wait.ms", fetchMaxWaitMillis);
        all.put("reconnect.backoff.max.ms", RECONNECT_MAX_MILLIS);
        this.consumer =
                new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.onUnreadable = onUnreadable;
    }

    /** Reads what is there already; {@link #poll} goes on from there. */
    public abstract void bootstrap(Consumer<T> taker);

    /**
     * What a record says; empty if nothing that anybody takes.
     *
     * @throws InvalidEventException if it can't be read
     */
    abstract Optional<T> read(ConsumerRecord<byte[], byte[]> record);

    /** Takes what is there, waiting for it so long at the most. */
    public final void poll(Duration atMost, Consumer<T> taker) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(atMost)) {
            try {
                read(record).ifPresent(taker);
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

    /** The event of a topic that the record holds; empty for a tombstone. */
    static <E> Optional<E> event(Topic<E> topic, ConsumerRecord<byte[], byte[]> record) {
        return record.value() == null
                ? Optional.empty()
                : Optional.of(topic.codec().decode(record.value()));
    }

    /** Turns to topics, which replace those before. */
    final void turnTo(List<Topic<?>> topics) {
        consumer.assign(topics.stream().flatMap(topic -> partitionsOf(topic).stream()).toList());
    }

    /** Goes to the beginning of a topic that it has turned to. */
    final void seekToBeginning(Topic<?> topic) {
        consumer.seekToBeginning(assigned(topic));
    }

    /** Goes to what came at a broker's time or after it, on a topic that it has turned to. */
    final void seek(Topic<?> topic, long sinceMillis) {
        List<TopicPartition> partitions = assigned(topic);
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

    /** Reads from where it is to where its topics end now. */
    final void readToEnd(Consumer<T> taker) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            poll(POLL, taker);
        }
    }

    private List<TopicPartition> assigned(Topic<?> topic) {
        return consumer.assignment().stream()
                .filter(partition -> partition.topic().equals(topic.name()))
                .toList();
    }

    /**
     * Waits until the broker knows the topic. A broker that has just started may not, and to read
     * nothing would look as if there were nothing.
     */
    private List<TopicPartition> partitionsOf(Topic<?> topic) {
        while (true) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic.name()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            if (!partitions.isEmpty()) {
                return partitions;
            }
            LOG.warn("Kafka does not know topic {} yet", topic.name());
            LockSupport.parkNanos(RETRY.toNanos());
        }
    }
}
