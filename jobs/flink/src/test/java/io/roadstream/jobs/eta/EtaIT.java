/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.eta;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.contract.event.Eta;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.event.Trigger;
import io.roadstream.contract.event.TriggerKind;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.topic.Topic;
import io.roadstream.contract.topic.Topics;
import io.roadstream.embedded.process.ChildProcess;
import io.roadstream.jobs.fixtures.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Orders and reports on Kafka to estimates on Kafka through the real process. */
class EtaIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    /** At 10 m/s it is not yet at the pickup then. */
    private static final int SECONDS = 285;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    private static Stack stack;

    @BeforeAll
    static void start() throws Exception {
        stack = Stack.start(data);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void everyEstimateIsToldOnceAcrossAKillOfFlink() throws Exception {
        stack.publish(
                Topics.ORDERS,
                List.of(
                        requireNonNull(
                                Meridian.order("o-1", "van-1", OrderStatus.PICKING_UP, 1, 0)
                                        .order())));
        stack.publish(drive(1, 2));
        List<Eta> etas;
        try (ChildProcess flink = stack.startFlink()) {
            read(Topics.ETAS, 2);
            stack.publish(drive(2, 100));
            read(Topics.ETAS, 10);
            stack.publish(drive(100, 200));
            flink.kill();
        }
        stack.publish(drive(200, SECONDS));

        List<String> expected = new ArrayList<>();
        for (int second = 1; second < SECONDS; second += 15) {
            expected.add(second + " " + StopKind.PICKUP);
            expected.add(second + " " + StopKind.DROPOFF);
        }
        try (ChildProcess flink = stack.startFlink()) {
            etas = read(Topics.ETAS, expected.size());
            assertThat(flink.isAlive()).isTrue();
        }

        assertThat(etas).extracting(Eta::revision).containsOnly(0);
        assertThat(etas).extracting(Eta::etaId).doesNotHaveDuplicates();
        assertThat(etas)
                .extracting(
                        eta ->
                                (eta.envelope().eventTimeMillis() - Meridian.START) / 1_000
                                        + " "
                                        + eta.stop())
                .containsExactlyElementsOf(expected);
        // The drop-off was late from the beginning, and nobody is told twice.
        assertThat(read(Topics.TRIGGERS, 2))
                .extracting(Trigger::kind)
                .filteredOn(kind -> kind == TriggerKind.LATE_RISK)
                .hasSize(1);
    }

    /** All committed events of a topic, once there are at least so many. */
    private static <T> List<T> read(Topic<T> topic, int count) {
        List<T> events = new ArrayList<>();
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        stack.kafka().bootstrapServers(),
                        "isolation.level",
                        "read_committed");
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(topic.name()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(LIMIT)
                    .until(
                            () -> {
                                for (var record : consumer.poll(Duration.ofMillis(200))) {
                                    events.add(topic.codec().decode(record.value()));
                                }
                                return events.size() >= count;
                            });
        }
        return events;
    }

    private static List<PositionReport> drive(int fromSecond, int toSecond) {
        List<PositionReport> reports = new ArrayList<>();
        for (int second = fromSecond; second < toSecond; second++) {
            reports.add(
                    Reports.report("van-1")
                            .after(Duration.ofSeconds(second))
                            .place(
                                    Reports.PLACE.lat() + 10 * second / 111_195.0,
                                    Reports.PLACE.lon())
                            .sequence(second)
                            .build());
        }
        return reports;
    }
}
