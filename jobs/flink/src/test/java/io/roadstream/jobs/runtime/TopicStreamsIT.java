/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.Duty;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.Tracks;
import io.roadstream.contract.topic.Topic;
import io.roadstream.contract.topic.Topics;
import io.roadstream.embedded.kafka.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.co.CoProcessFunction;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What the watermark of a real Kafka says of what was heard. */
@Timeout(120)
class TopicStreamsIT {
    /** More than a topic has partitions, so that something comes in each. */
    private static final int KEYS = 200;

    private static final String STATUS = "status";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    @Test
    void whatDriversSayDoesNotTellThatVehiclesAreHeard() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(data);
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(
                                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                                new ByteArraySerializer(),
                                new ByteArraySerializer());
                StreamExecutionEnvironment environment =
                        StreamExecutionEnvironment.createLocalEnvironment(2)) {
            TopicStreams topics =
                    new TopicStreams(
                            environment,
                            new KafkaConfig(
                                    kafka.bootstrapServers(),
                                    new Properties(),
                                    KafkaConfig.TRANSACTION_TIMEOUT),
                            "test",
                            Duration.ofSeconds(1));
            DataStream<PositionReport> positions =
                    topics.read(Topics.POSITIONS, PositionReport.class).events();
            DataStream<Told> heard =
                    topics.readSeldom(Topics.VEHICLE_STATUS, VehicleStatus.class)
                            .events()
                            .global()
                            .connect(positions.global())
                            .process(new Watermarks<>(STATUS))
                            .setParallelism(1);
            // Told of by vehicles: it goes on when positions do not.
            DataStream<Told> moved =
                    topics.read(Topics.TRACKS, Track.class)
                            .events()
                            .global()
                            .connect(positions.global())
                            .process(new Watermarks<>("track"))
                            .setParallelism(1);
            long first = System.currentTimeMillis();
            report(producer);
            long last = System.currentTimeMillis();

            try (CloseableIterator<Told> told = heard.union(moved).executeAndCollect()) {
                askUntil(told, first - 1, () -> say(producer));
                askUntil(told, last, () -> move(producer));
                say(producer);

                Told answer = told.next();
                assertThat(answer.what()).isEqualTo(STATUS);
                assertThat(answer.watermark()).isBetween(first - 1, last - 1);

                report(producer);
                askUntil(told, last, () -> say(producer));
            }
        }
    }

    private interface Question {
        void ask() throws Exception;
    }

    /** Each question brings one answer; until one says that so much was heard. */
    private static void askUntil(CloseableIterator<Told> told, long watermark, Question question)
            throws Exception {
        do {
            question.ask();
        } while (told.next().watermark() < watermark);
    }

    private static void report(KafkaProducer<byte[], byte[]> producer) throws Exception {
        for (int i = 0; i < KEYS; i++) {
            send(producer, Topics.POSITIONS, Reports.report("van-" + i).build());
        }
    }

    private static void say(KafkaProducer<byte[], byte[]> producer) throws Exception {
        VehicleStatus status =
                VehicleStatus.of(Reports.report("van-1").build().envelope(), Duty.AVAILABLE);
        send(producer, Topics.VEHICLE_STATUS, status);
    }

    private static void move(KafkaProducer<byte[], byte[]> producer) throws Exception {
        send(producer, Topics.TRACKS, Tracks.of(Reports.report("van-1").build()).build());
    }

    private static <T> void send(KafkaProducer<byte[], byte[]> producer, Topic<T> topic, T event)
            throws Exception {
        producer.send(
                        new ProducerRecord<>(
                                topic.name(), topic.key(event), topic.codec().encode(event)))
                .get();
    }

    /** What was heard when something came. */
    record Told(String what, long watermark) {}

    /** Tells the watermark with each element of the first stream. */
    private static final class Watermarks<T> extends CoProcessFunction<T, PositionReport, Told> {
        private static final long serialVersionUID = 1L;

        private final String what;

        Watermarks(String what) {
            this.what = what;
        }

        @Override
        public void processElement1(T element, Context context, Collector<Told> out) {
            out.collect(new Told(what, context.timerService().currentWatermark()));
        }

        @Override
        public void processElement2(PositionReport report, Context context, Collector<Told> out) {}
    }
}
