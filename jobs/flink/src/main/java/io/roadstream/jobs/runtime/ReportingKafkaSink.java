/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.runtime;

import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.connector.kafka.sink.TwoPhaseCommittingStatefulSink;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.SupportsPostCommitTopology;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.lineage.LineageVertex;
import org.apache.flink.streaming.api.lineage.LineageVertexProvider;

/**
 * Kafka's sink with one difference: a transaction that is lost is reported, where the original
 * writes a line into a log and goes on. Guarantee: exactly once for readers of committed records,
 * as long as no transaction outlives its timeout; if one does, a dead letter says so.
 *
 * @param <T> what is written
 */
final class ReportingKafkaSink<T>
        implements TwoPhaseCommittingStatefulSink<T, KafkaWriterState, KafkaCommittable>,
                SupportsPostCommitTopology<KafkaCommittable>,
                LineageVertexProvider {
    private static final long serialVersionUID = 1L;

    private final KafkaSink<T> sink;
    private final KafkaConfig kafka;
    private final String topic;

    /**
     * @param topic that the sink writes to, for reports
     */
    ReportingKafkaSink(KafkaSink<T> sink, KafkaConfig kafka, String topic) {
        this.sink = sink;
        this.kafka = kafka;
        this.topic = topic;
    }

    @Override
    public PrecommittingStatefulSinkWriter<T, KafkaWriterState, KafkaCommittable> createWriter(
            WriterInitContext context) throws IOException {
        return sink.createWriter(context);
    }

    @Override
    public PrecommittingStatefulSinkWriter<T, KafkaWriterState, KafkaCommittable> restoreWriter(
            WriterInitContext context, Collection<KafkaWriterState> recovered) {
        return sink.restoreWriter(context, recovered);
    }

    @Override
    public Committer<KafkaCommittable> createCommitter(CommitterInitContext context) {
        return new ReportingCommitter(
                sink.createCommitter(context),
                topic,
                kafka.transactionTimeout(),
                new TransactionFate(kafka),
                new DeadLetterWriter(kafka),
                context.metricGroup().counter("lost.transactions"),
                Clock.systemUTC());
    }

    @Override
    public SimpleVersionedSerializer<KafkaCommittable> getCommittableSerializer() {
        return sink.getCommittableSerializer();
    }

    @Override
    public SimpleVersionedSerializer<KafkaWriterState> getWriterStateSerializer() {
        return sink.getWriterStateSerializer();
    }

    @Override
    public void addPostCommitTopology(
            DataStream<CommittableMessage<KafkaCommittable>> committables) {
        sink.addPostCommitTopology(committables);
    }

    @Override
    public LineageVertex getLineageVertex() {
        return sink.getLineageVertex();
    }
}
