/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.contract.event.Duty;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.Statuses;
import io.roadstream.contract.topic.Topics;
import io.roadstream.gateway.kafka.UpstreamProducer.Lane;
import io.roadstream.gateway.kafka.UpstreamProducer.Outgoing;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Without a Kafka, so that each event would wait for its topic. */
@Timeout(30)
class UpstreamProducerTest {
    private static final List<Outgoing<?>> STATUS =
            List.of(
                    new Outgoing<>(
                            Topics.VEHICLE_STATUS,
                            VehicleStatus.of(Statuses.envelope("cab-1"), Duty.BUSY)));

    private UpstreamProducer producer;

    @BeforeEach
    void start() throws Exception {
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            producer =
                    new UpstreamProducer(
                            Map.of("bootstrap.servers", "127.0.0.1:" + gone.getLocalPort()));
        }
    }

    @AfterEach
    void stop() {
        producer.close();
    }

    @Test
    void aPublishWaitsOnceAndNotForEachOfItsReports() {
        CompletableFuture<Void> sent = producer.send(Lane.POSITIONS, reports(500));

        assertThatThrownBy(sent::get).isInstanceOf(ExecutionException.class);
    }

    @Test
    void positionsThatWaitDoNotHoldUpACallForHelp() {
        List<CompletableFuture<Void>> positions = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            positions.add(producer.send(Lane.POSITIONS, reports(1)));
        }

        assertThatThrownBy(() -> producer.send(Lane.STATUS, STATUS).get())
                .isInstanceOf(ExecutionException.class);
        assertThat(positions).anyMatch(sent -> !sent.isDone());
    }

    @Test
    void whatFindsNoPlaceInTheLineIsRefusedAtOnce() {
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        for (int i = 0; i < 1_100; i++) {
            sent.add(producer.send(Lane.POSITIONS, reports(1)));
        }

        assertThat(sent.get(1_099)).isCompletedExceptionally();
        assertThatThrownBy(() -> sent.get(1_099).get())
                .hasCauseInstanceOf(RejectedExecutionException.class);
    }

    private static List<Outgoing<?>> reports(int count) {
        return Collections.nCopies(
                count, new Outgoing<>(Topics.POSITIONS, Reports.report("cab-1").build()));
    }
}
