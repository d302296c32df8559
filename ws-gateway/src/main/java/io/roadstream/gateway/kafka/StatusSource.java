/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.kafka;

import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.topic.Topics;
import io.roadstream.contract.validation.InvalidEventException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * What drivers of all tenants say, from the oldest that Kafka still has, then as it comes: no job
 * stands between a call for help and those who see it. For one thread.
 */
public final class StatusSource implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int FETCH_MAX_WAIT_MILLIS = 500;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private long unreadable;

    /**
     * @param properties how to reach Kafka
     */
    public StatusSource(Map<String, String> properties) {
        this.consumer =
                KafkaClients.newConsumer(properties, "read_committed", FETCH_MAX_WAIT_MILLIS);
    }

    /** Reads everything that was said until now. */
    public void bootstrap(Consumer<VehicleStatus> taker) {
        List<TopicPartition> partitions = KafkaClients.partitions(consumer, Topics.VEHICLE_STATUS);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (!KafkaClients.hasReached(consumer, ends)) {
            poll(POLL, taker);
        }
    }

    /** Takes what is there, waiting for it so long at the most. */
    public void poll(Duration atMost, Consumer<VehicleStatus> taker) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(atMost)) {
            try {
                if (record.value() != null) {
                    taker.accept(Topics.VEHICLE_STATUS.codec().decode(record.value()));
                }
            } catch (InvalidEventException e) {
                unreadable++;
            }
        }
    }

    /** Records that were no statuses. */
    public long unreadable() {
        return unreadable;
    }

    /** Lets a poll that waits on another thread end with an exception. */
    public void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
