/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.kafka;

import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.topic.Topics;
import java.util.Map;
import java.util.function.Consumer;

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
        super(
                properties,
                "read_committed",
                FETCH_MAX_WAIT_MILLIS,
                Topics.VEHICLE_STATUS,
                onUnreadable);
    }

    @Override
    public void bootstrap(Consumer<VehicleStatus> taker) {
        readAll(taker);
    }
}
