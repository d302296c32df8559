/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.local;

import io.roadstream.jobs.runtime.KafkaConfig;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Offsets that a job's group committed: Flink commits them after each completed checkpoint. */
final class CommittedOffsets {
    private CommittedOffsets() {}

    /** Whether the group has any. */
    static boolean exist(KafkaConfig kafka, String group) throws InterruptedException {
        Properties properties = new Properties();
        properties.putAll(kafka.clientProperties());
        properties.setProperty(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        try (Admin admin = Admin.create(properties)) {
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
}
