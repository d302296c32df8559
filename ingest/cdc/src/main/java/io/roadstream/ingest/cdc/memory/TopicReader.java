/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.memory;

import io.roadstream.ingest.cdc.row.CapturedTable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the topics of the captured tables from their beginning to where they end now. */
public final class TopicReader {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> clientProperties;

    /**
     * @param clientProperties how to reach Kafka
     */
    public TopicReader(Map<String, Object> clientProperties) {
        this.clientProperties = Map.copyOf(clientProperties);
    }

    /** What was published so far. */
    public PublishedMemory load() {
        PublishedMemory memory = new PublishedMemory();
        Map<String, CapturedTable<?>> tables = new HashMap<>();
        CapturedTable.ALL.forEach(table -> tables.put(table.topic().name(), table));
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    tables.keySet().stream()
                            .flatMap(topic -> partitions(consumer, topic).stream())
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (!hasReached(consumer, ends)) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    CapturedTable<?> table = tables.get(record.topic());
                    if (table != null) {
                        memory.load(table, record);
                    }
                }
            }
        }
        return memory;
    }

    private static List<TopicPartition> partitions(
            KafkaConsumer<byte[], byte[]> consumer, String topic) {
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("Kafka has no topic " + topic);
        }
        return partitions;
    }

    private static boolean hasReached(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
