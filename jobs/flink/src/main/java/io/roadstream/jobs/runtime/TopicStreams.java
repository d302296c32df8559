/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.runtime;

import io.roadstream.contract.event.DeadLetter;
import io.roadstream.contract.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** Topics as streams, in and out. */
public final class TopicStreams {
    /** How long results wait for company: less would cost a broker request for each few. */
    public static final Duration PROMPT = Duration.ofMillis(10);

    /** The same for results that nobody waits for. */
    public static final Duration UNHURRIED = Duration.ofMillis(200);

    /**
     * Whether Flink shows each metric of each client beside its own: there are thousands, which it
     * gathers whenever somebody asks for one. {@code --kafka-properties} may say otherwise.
     */
    private static final String CLIENT_METRICS = "false";

    /** A partition in which nothing comes for so long holds up nobody's idea of the present. */
    private static final Duration QUIET = Duration.ofSeconds(30);

    private final StreamExecutionEnvironment environment;
    private final KafkaConfig kafka;
    private final String job;
    private final Duration quiet;

    /**
     * @param job name of the job: its consumer group and the start of its transactional ids
     */
    public TopicStreams(StreamExecutionEnvironment environment, KafkaConfig kafka, String job) {
        this(environment, kafka, job, QUIET);
    }

    /**
     * @param quiet after what time a partition in which nothing comes is left out of the watermark
     */
    TopicStreams(
            StreamExecutionEnvironment environment, KafkaConfig kafka, String job, Duration quiet) {
        this.environment = environment;
        this.kafka = kafka;
        this.job = job;
        this.quiet = quiet;
    }

    /**
     * What a topic brings.
     *
     * @param events what could be read
     * @param deadLetters what could not
     */
    public record Inputs<T>(DataStream<T> events, DataStream<DeadLetter> deadLetters) {}

    /** Consumer group of a job. */
    public static String group(String job) {
        return "roadstream-" + job;
    }

    /**
     * Reads a topic of all that vehicles report, committed records only, from the group's offsets
     * or else from the start. The watermark tells until when all that was received has been read:
     * by the time at which it was, of the partition that is furthest behind. No other topic carries
     * it, for when no vehicle can reach us, orders and drivers still may.
     */
    public <T> Inputs<T> read(Topic<T> topic, Class<T> type) {
        return read(
                topic,
                type,
                Fetching.BUSY,
                WatermarkStrategy.<RawRecord>forMonotonousTimestamps().withIdleness(quiet));
    }

    /** Reads a topic to which little comes in the same way: each record at once. */
    public <T> Inputs<T> readSeldom(Topic<T> topic, Class<T> type) {
        return read(topic, type, Fetching.SELDOM, unheard());
    }

    /** The same where nobody waits for what comes of it. */
    public <T> Inputs<T> readUnhurried(Topic<T> topic, Class<T> type) {
        return read(topic, type, Fetching.UNHURRIED, unheard());
    }

    /**
     * Reads a compacted topic, deletions included: the present of each key. A job without state
     * reads it from the start, whatever its group has committed, for it knows nothing of it.
     */
    public <T> Inputs<T> readTable(Topic<?> topic, RecordDecoder<T> decoder, Class<T> type) {
        return readRows(topic, record -> decoder.decode(record.key, record.value), type);
    }

    /** The same of a topic of rows of the order database, where deletions have a version too. */
    public <T> Inputs<T> readRows(Topic<?> topic, RawDecoder<T> decoder, Class<T> type) {
        return read(
                topic.name(),
                decoder,
                type,
                source(List.of(topic.name()), Fetching.SELDOM)
                        .setStartingOffsets(OffsetsInitializer.earliest()),
                unheard());
    }

    /**
     * Reads topics that nobody waits for with one consumer a subtask, committed records only, from
     * the group's offsets or else from the start.
     *
     * @param name of the group, a part of its operators' ids
     */
    @SuppressWarnings("deprecation") // as in read
    public TopicGroup readGroup(String name, List<TopicGroup.Member<?>> members) {
        String uid = "source-group-" + name;
        KafkaSource<RawRecord> source =
                source(members.stream().map(TopicGroup.Member::topic).toList(), Fetching.UNHURRIED)
                        .setStartingOffsets(
                                OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                        .build();
        return new TopicGroup(
                environment
                        .fromSource(source, WatermarkStrategy.noWatermarks(), name)
                        .uid(uid)
                        .process(new GroupDecodeFunction(members))
                        .uid(uid + "-decode")
                        .name("decode " + name));
    }

    @SuppressWarnings("deprecation") // the connector takes no other type for the reset strategy
    private <T> Inputs<T> read(
            Topic<T> topic,
            Class<T> type,
            Fetching fetching,
            WatermarkStrategy<RawRecord> watermarks) {
        return read(
                topic.name(),
                record -> topic.codec().decode(record.value),
                type,
                source(List.of(topic.name()), fetching)
                        .setStartingOffsets(
                                OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST)),
                watermarks);
    }

    private <T> Inputs<T> read(
            String topic,
            RawDecoder<T> decoder,
            Class<T> type,
            KafkaSourceBuilder<RawRecord> source,
            WatermarkStrategy<RawRecord> watermarks) {
        String uid = "source-" + topic;
        SingleOutputStreamOperator<T> events =
                environment
                        .fromSource(source.build(), watermarks, topic)
                        .uid(uid)
                        .process(new DecodeFunction<>(decoder))
                        .returns(TypeInformation.of(type))
                        .uid(uid + "-decode")
                        .name("decode " + topic);
        return new Inputs<>(events, events.getSideOutput(DecodeFunction.DEAD_LETTERS));
    }

    private static WatermarkStrategy<RawRecord> unheard() {
        return WatermarkStrategy.forGenerator(context -> new UnheardGenerator());
    }

    private KafkaSourceBuilder<RawRecord> source(List<String> topics, Fetching fetching) {
        return KafkaSource.<RawRecord>builder()
                .setBootstrapServers(kafka.bootstrapServers())
                .setProperty("register.consumer.metrics", CLIENT_METRICS)
                .setProperties(kafka.clientProperties())
                .setTopics(topics)
                .setGroupId(group(job))
                .setProperty("isolation.level", "read_committed")
                .setProperties(fetching.properties())
                .setProperty("partition.discovery.interval.ms", "60000")
                .setDeserializer(new RawRecordReader());
    }

    /**
     * Writes a stream to its topic, exactly once for readers of committed records.
     *
     * @param purpose tells apart two sinks of one job on the same topic
     * @param linger how long a record waits for others, such as {@link #PROMPT}
     */
    public <T> void write(DataStream<T> stream, Topic<T> topic, String purpose, Duration linger) {
        String uid = "sink-" + topic.name() + "-" + purpose;
        Properties properties = new Properties();
        properties.setProperty("register.producer.metrics", CLIENT_METRICS);
        properties.putAll(kafka.clientProperties());
        properties.setProperty(
                "transaction.timeout.ms", Long.toString(kafka.transactionTimeout().toMillis()));
        properties.setProperty("linger.ms", Long.toString(linger.toMillis()));
        properties.setProperty("batch.size", "65536");
        properties.setProperty("compression.type", "lz4");
        KafkaSink<T> sink =
                KafkaSink.<T>builder()
                        .setBootstrapServers(kafka.bootstrapServers())
                        .setKafkaProducerConfig(properties)
                        .setRecordSerializer(new TopicWriter<>(topic))
                        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                        .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                        // The closing mark keeps any prefix from being one of another.
                        .setTransactionalIdPrefix(group(job) + "/" + uid + "/")
                        .build();
        stream.sinkTo(new ReportingKafkaSink<>(sink, kafka, topic.name()))
                .uid(uid)
                .name(topic.name());
    }
}
