/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.local;

import io.roadstream.jobs.runtime.KafkaConfig;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Offsets that a job's group committed. Flink commits them after a completed checkpoint, but only
 * when a poll returns, which takes up to 10 s without new records, and not for the last one.
 */
final class CommittedOffsets {
    private CommittedOffsets() {}

    /** Whether the group has any. */
    static boolean exist(KafkaConfig kafka, String group) throws InterruptedException {
        try (Admin admin = Admin.create(kafka.toClientProperties())) {
            return !admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .isEmpty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Kafka at %s did not tell the offsets of group '%s'"
                            .formatted(kafka.bootstrapServers(), group),
                    e);
        }
    }

    /** Commits for a group without members. */
    static void commit(
            KafkaConfig kafka, String group, Map<TopicPartition, OffsetAndMetadata> offsets)
            throws InterruptedException {
        try (Admin admin = Admin.create(kafka.toClientProperties())) {
            admin.alterConsumerGroupOffsets(group, offsets).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Kafka at %s did not take the offsets of group '%s'"
                            .formatted(kafka.bootstrapServers(), group),
                    e);
        }
    }
}
