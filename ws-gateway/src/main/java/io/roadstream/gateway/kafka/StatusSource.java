/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.kafka;

import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What drivers of all tenants say, from the oldest that Kafka still has, then as it comes: no job
 * stands between a call for help and those who see it. For one thread.
 */
public final class StatusSource extends TopicReader<VehicleStatus> {
    private static final int FETCH_MAX_WAIT_MILLIS = 500;

    /**
     * @param properties how to reach Kafka
     * @param onUnreadable called for a record that is no status
     */
    public StatusSource(Map<String, String> properties, Runnable onUnreadable) {
        super(properties, Isolation.READ_COMMITTED, FETCH_MAX_WAIT_MILLIS, onUnreadable);
    }

    @Override
    public void bootstrap(Consumer<VehicleStatus> taker) {
        turnTo(List.of(Topics.VEHICLE_STATUS));
        seekToBeginning(Topics.VEHICLE_STATUS);
        readToEnd(taker);
    }

    @Override
    Optional<VehicleStatus> read(ConsumerRecord<byte[], byte[]> record) {
        return event(Topics.VEHICLE_STATUS, record);
    }
}
