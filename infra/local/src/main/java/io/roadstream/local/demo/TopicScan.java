/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import io.roadstream.contract.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads what was committed to a topic since a time, by the broker's clock. */
final class TopicScan {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> config;

    /**
     * @param settings address and security, as Kafka's own settings
     */
    TopicScan(Map<String, String> settings) {
        this.config = new HashMap<>(settings);
        config.put("isolation.level", "read_committed");
        config.put("enable.auto.commit", "false");
    }

    /** Hears each event; tombstones are left out. */
    <T> void read(Topic<T> topic, long sinceMillis, Consumer<T> sink) {
        readRecords(
                topic,
                sinceMillis,
                record -> {
                    if (record.value() != null) {
                        sink.accept(topic.codec().decode(record.value()));
                    }
                });
    }

    /** How many records there are. */
    long count(Topic<?> topic, long sinceMillis) {
        long[] count = {0};
        readRecords(topic, sinceMillis, record -> count[0]++);
        return count[0];
    }

    private void readRecords(
            Topic<?> topic, long sinceMillis, Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic.name()).stream()
                            .map(info -> new TopicPartition(topic.name(), info.partition()))
                            .toList();
            Map<TopicPartition, Long> times = new HashMap<>();
            partitions.forEach(partition -> times.put(partition, sinceMillis));
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, @Nullable OffsetAndTimestamp> starts =
                    new HashMap<>(consumer.offsetsForTimes(times));
            for (TopicPartition partition : partitions) {
                OffsetAndTimestamp start = starts.get(partition);
                consumer.seek(partition, start == null ? end(ends, partition) : start.offset());
            }
            while (partitions.stream().anyMatch(p -> consumer.position(p) < end(ends, p))) {
                consumer.poll(POLL).forEach(sink);
            }
        }
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        return Objects.requireNonNull(ends.get(partition));
    }
}
