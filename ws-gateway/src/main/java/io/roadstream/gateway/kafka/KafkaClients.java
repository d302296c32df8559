/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.kafka;

import io.roadstream.contract.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the gateway reads: without a group, from where it says itself. */
final class KafkaClients {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaClients.class);
    private static final Duration RETRY = Duration.ofMillis(100);
    private static final int RECONNECT_MAX_MILLIS = 500;

    private KafkaClients() {}

    /**
     * A consumer.
     *
     * @param properties how to reach Kafka
     * @param isolation read_committed or read_uncommitted
     * @param fetchMaxWaitMillis how long the broker may wait for something to send
     */
    static KafkaConsumer<byte[], byte[]> newConsumer(
            Map<String, String> properties, String isolation, int fetchMaxWaitMillis) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("isolation.level", isolation);
        all.put("enable.auto.commit", false);
        all.put("auto.offset.reset", "earliest");
        all.put("allow.auto.create.topics", false);
        all.put("fetch.max.wait.ms", fetchMaxWaitMillis);
        all.put("reconnect.backoff.max.ms", RECONNECT_MAX_MILLIS);
        return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * All partitions of a topic; waits until the broker knows it. A broker that has just started
     * may not, and to read nothing would look as if there were nothing.
     */
    static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, Topic<?> topic) {
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

    /** Whether everything up to these offsets was read. */
    static boolean hasReached(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
