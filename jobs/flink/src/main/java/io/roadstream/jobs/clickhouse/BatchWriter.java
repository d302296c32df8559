/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;

/**
 * First phase: collects rows and cuts them into batches with each checkpoint. Nothing reaches
 * ClickHouse from here. Holds at most one checkpoint's rows.
 */
final class BatchWriter<T>
        implements StatefulSinkWriter<T, WriterState>, CommittingSinkWriter<T, Batch> {
    private final RowEncoder<T> encoder;
    private final BatchLimits limits;
    private final UUID runId;
    private final int subtask;
    private final TreeMap<Integer, RowBuffer> buffers = new TreeMap<>();
    private final List<Batch> cut = new ArrayList<>();
    private long checkpoint;
    private int counter;
    private int rows;
    private int bytes;

    BatchWriter(RowEncoder<T> encoder, BatchLimits limits, WriterState state, int subtask) {
        this.encoder = encoder;
        this.limits = limits;
        this.runId = state.runId();
        this.checkpoint = state.checkpoint();
        this.subtask = subtask;
    }

    @Override
    public void write(T result, Context context) {
        int partition = encoder.partition(result);
        if (!buffers.containsKey(partition) && buffers.size() == limits.maxPartitions()) {
            cutBatch();
        }
        RowBuffer buffer = buffers.computeIfAbsent(partition, day -> new RowBuffer());
        int before = buffer.size();
        encoder.encode(result, buffer);
        buffer.int64(runId.getMostSignificantBits());
        buffer.int64(runId.getLeastSignificantBits());
        buffer.int64(nextNumber());
        buffer.endRow();
        rows++;
        bytes += buffer.size() - before;
        if (rows == limits.maxRows() || bytes >= limits.maxBytes()) {
            cutBatch();
        }
    }

    @Override
    public void flush(boolean endOfInput) {
        // Rows wait for the checkpoint, or for the end of input, which cuts the last batch.
    }

    @Override
    public Collection<Batch> prepareCommit() {
        cutBatch();
        List<Batch> batches = List.copyOf(cut);
        cut.clear();
        return batches;
    }

    @Override
    public List<WriterState> snapshotState(long checkpointId) {
        checkpoint = checkpointId;
        counter = 0;
        return List.of(new WriterState(runId, checkpointId));
    }

    @Override
    public void close() {
        buffers.clear();
    }

    private void cutBatch() {
        if (rows == 0) {
            return;
        }
        List<Segment> segments = new ArrayList<>(buffers.size());
        buffers.forEach((partition, buffer) -> segments.add(buffer.drain(partition)));
        cut.add(new Batch(runId, nextNumber(), segments));
        buffers.clear();
        counter++;
        rows = 0;
        bytes = 0;
    }

    private long nextNumber() {
        return Batch.number(checkpoint + 1, subtask, counter);
    }
}
