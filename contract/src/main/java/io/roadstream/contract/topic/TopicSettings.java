/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.topic;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/**
 * How a topic is created. All topics use the broker's append time: Flink stamps records with their
 * event time, after which time retention would delete replayed history at once.
 *
 * @param partitions number of partitions; divides {@link Topics#MAX_PARALLELISM}
 * @param cleanup what happens to old records
 * @param retention how long deleted-by-age records stay, at least 1 ms; ignored for compacted
 *     topics
 */
public record TopicSettings(int partitions, Cleanup cleanup, Duration retention)
        implements Serializable {
    /** What happens to old records. */
    public enum Cleanup {
        DELETE,
        COMPACT
    }

    public TopicSettings {
        if (partitions < 1 || Topics.MAX_PARALLELISM % partitions != 0) {
            throw new IllegalArgumentException(
                    "partitions must divide %d, was %d"
                            .formatted(Topics.MAX_PARALLELISM, partitions));
        }
        // To Kafka, -1 ms means for ever and 0 ms at once.
        if (cleanup == Cleanup.DELETE && retention.toMillis() < 1) {
            throw new IllegalArgumentException("retention must be at least 1 ms, was " + retention);
        }
    }

    /** The settings as Kafka topic configuration. */
    public Map<String, String> toKafkaConfig() {
        return switch (cleanup) {
            case DELETE ->
                    Map.of(
                            "cleanup.policy",
                            "delete",
                            "retention.ms",
                            Long.toString(retention.toMillis()),
                            "message.timestamp.type",
                            "LogAppendTime");
            case COMPACT ->
                    Map.of("cleanup.policy", "compact", "message.timestamp.type", "LogAppendTime");
        };
    }
}
