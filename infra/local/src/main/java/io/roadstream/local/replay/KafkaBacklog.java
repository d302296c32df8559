/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.replay;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Whether a consumer group has read all of a topic. Offsets alone do not tell: the marks that end
 * transactions take offsets too, behind the last record, and are never read as records. So what
 * lies behind the group's offsets is read. Not thread-safe.
 */
final class KafkaBacklog implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int POLLS = 20;

    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * @param settings address and security, as Kafka's own settings
     */
    KafkaBacklog(Map<String, String> settings) {
        Map<String, Object> config = new HashMap<>(settings);
        this.admin = Admin.create(config);
        config.put("isolation.level", "read_committed");
        config.put("enable.auto.commit", "false");
        config.put("auto.offset.reset", "earliest");
        config.put("max.poll.records", "1");
        this.consumer =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Where each partition of a topic ends now, for readers of committed records.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
     */
    Map<TopicPartition, Long> ends(String topic) {
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        // The client notes the answer beside its partitions, and complains where they are others.
        consumer.assign(partitions);
        return consumer.endOffsets(partitions);
    }

    /**
     * True if no committed record lies between the offsets that the group has committed and these
     * ends: some topics never stop, so what comes later does not count.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
     */
    boolean isEmpty(String group, Map<TopicPartition, Long> ends) throws InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = committed(group);
        consumer.assign(ends.keySet());
        consumer.seekToBeginning(ends.keySet());
        for (TopicPartition partition : ends.keySet()) {
            OffsetAndMetadata offset = committed.get(partition);
            if (offset != null) {
                consumer.seek(partition, offset.offset());
            }
        }
        for (int poll = 0; poll < POLLS; poll++) {
            if (ends.entrySet().stream()
                    .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                return true;
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < ends.getOrDefault(partition, 0L)) {
                    return false;
                }
            }
        }
        return false;
    }

    /** Topics of which the group has read something. */
    Set<String> listTopics(String group) throws InterruptedException {
        return committed(group).keySet().stream()
                .map(TopicPartition::topic)
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group)
            throws InterruptedException {
        try {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
        } catch (ExecutionException e) {
            throw new org.apache.kafka.common.KafkaException(e.getCause());
        }
    }
}
