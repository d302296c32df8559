/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import io.roadstream.jobs.runtime.ClickHouseConfig;
import io.roadstream.jobs.runtime.KafkaConfig;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.metrics.MetricGroup;

/**
 * Results into a ClickHouse table, each exactly once, in two phases: rows are cut into batches with
 * a checkpoint and inserted after it has completed. Rows become visible one checkpoint interval
 * after they arrive. Guarantee: exactly once for the table and for its views, as long as a lost
 * checkpoint is not resumed from an older one.
 *
 * @param <T> the result
 */
public final class ClickHouseSink<T>
        implements Sink<T>, SupportsWriterState<T, WriterState>, SupportsCommitter<Batch> {
    private static final long serialVersionUID = 1L;

    private final RowEncoder<T> encoder;
    private final ClickHouseConfig clickHouse;
    private final KafkaConfig kafka;
    private final BatchLimits limits;
    private final Backoff backoff;

    /**
     * @param kafka where rows go that ClickHouse refuses for good
     */
    public ClickHouseSink(RowEncoder<T> encoder, ClickHouseConfig clickHouse, KafkaConfig kafka) {
        this(encoder, clickHouse, kafka, BatchLimits.DEFAULT, Backoff.DEFAULT);
    }

    ClickHouseSink(
            RowEncoder<T> encoder,
            ClickHouseConfig clickHouse,
            KafkaConfig kafka,
            BatchLimits limits,
            Backoff backoff) {
        this.encoder = encoder;
        this.clickHouse = clickHouse;
        this.kafka = kafka;
        this.limits = limits;
        this.backoff = backoff;
    }

    @Override
    public StatefulSinkWriter<T, WriterState> createWriter(WriterInitContext context) {
        return writer(context, new WriterState(UUID.randomUUID(), checkpointBefore(context)));
    }

    @Override
    public StatefulSinkWriter<T, WriterState> restoreWriter(
            WriterInitContext context, Collection<WriterState> restored) {
        long checkpoint = checkpointBefore(context);
        UUID runId =
                restored.stream().findFirst().map(WriterState::runId).orElseGet(UUID::randomUUID);
        return writer(context, new WriterState(runId, checkpoint));
    }

    @Override
    public Committer<Batch> createCommitter(CommitterInitContext context) {
        MetricGroup metrics = context.metricGroup();
        return new BatchCommitter<>(
                new BatchInserter<>(
                        new Store(clickHouse),
                        encoder,
                        new RefusedRows(kafka, "clickhouse:" + encoder.table(), Clock.systemUTC()),
                        Clock.systemUTC()),
                backoff,
                new BatchCommitter.Counters(
                        metrics.counter("committed.batches"),
                        metrics.counter("already_there.batches"),
                        metrics.counter("failed.requests")));
    }

    @Override
    public SimpleVersionedSerializer<WriterState> getWriterStateSerializer() {
        return new WriterState.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<Batch> getCommittableSerializer() {
        return new BatchSerializer();
    }

    private BatchWriter<T> writer(WriterInitContext context, WriterState state) {
        return new BatchWriter<>(
                encoder, limits, state, context.getTaskInfo().getIndexOfThisSubtask());
    }

    private static long checkpointBefore(WriterInitContext context) {
        return context.getRestoredCheckpointId().orElse(0);
    }
}
