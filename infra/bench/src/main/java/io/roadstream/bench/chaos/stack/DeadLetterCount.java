/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.stack;

import io.roadstream.contract.topic.Topics;
import io.roadstream.contract.validation.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts dead letters that readers of committed records see. */
final class DeadLetterCount {
    private static final Duration POLL = Duration.ofMillis(200);

    private DeadLetterCount() {}

    /** How many there are now with this reason. */
    static long of(String kafkaAddress, Reason reason) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafkaAddress, "isolation.level", "read_committed");
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(Topics.DEAD_LETTERS.name()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long count = 0;
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                for (var record : consumer.poll(POLL)) {
                    if (Topics.DEAD_LETTERS.codec().decode(record.value()).reason() == reason) {
                        count++;
                    }
                }
            }
            return count;
        }
    }
}
