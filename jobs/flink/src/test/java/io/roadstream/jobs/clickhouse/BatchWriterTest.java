/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchWriterTest {
    private static final UUID RUN = new UUID(1, 2);
    private static final SinkWriter.Context NO_CONTEXT =
            new SinkWriter.Context() {
                @Override
                public long currentWatermark() {
                    return Long.MIN_VALUE;
                }

                @Override
                public @Nullable Long timestamp() {
                    return null;
                }
            };

    /** Rows are day numbers. */
    private static final class DayEncoder implements RowEncoder<Integer> {
        private static final long serialVersionUID = 1L;

        @Override
        public String table() {
            return "days";
        }

        @Override
        public List<String> columns() {
            return List.of("day");
        }

        @Override
        public String partitionExpression() {
            return "day";
        }

        @Override
        public int partition(Integer day) {
            return day;
        }

        @Override
        public void encode(Integer day, RowBuffer out) {
            out.int32(day);
        }

        @Override
        public List<ViewRepair> views() {
            return List.of();
        }
    }

    @Test
    void cutsOneBatchPerCheckpoint() {
        BatchWriter<Integer> writer = writer(new BatchLimits(100, 1 << 20, 50));

        write(writer, 1, 2, 1);
        Collection<Batch> first = checkpoint(writer, 1);
        write(writer, 1);
        Collection<Batch> second = checkpoint(writer, 2);
        Collection<Batch> empty = checkpoint(writer, 3);

        assertThat(first).hasSize(1);
        assertThat(first.iterator().next().rows()).isEqualTo(3);
        assertThat(first.iterator().next().segments()).hasSize(2);
        assertThat(second).hasSize(1);
        assertThat(empty).isEmpty();
        assertThat(first.iterator().next().token()).startsWith(RUN + "/1/5/0/");
        assertThat(second.iterator().next().token()).startsWith(RUN + "/2/5/0/");
    }

    @Test
    void neverTouchesMorePartitionsThanTheLimit() {
        BatchWriter<Integer> writer = writer(new BatchLimits(1_000, 1 << 20, 50));

        for (int day = 0; day < 120; day++) {
            write(writer, day, day);
        }

        Collection<Batch> batches = checkpoint(writer, 1);
        assertThat(batches).hasSize(3);
        assertThat(batches).allSatisfy(batch -> assertThat(batch.segments()).hasSizeLessThan(51));
        assertThat(batches.stream().mapToInt(Batch::rows).sum()).isEqualTo(240);
    }

    @Test
    void cutsByRowsAndByBytesUnderDistinctTokens() {
        BatchWriter<Integer> byRows = writer(new BatchLimits(10, 1 << 20, 50));
        BatchWriter<Integer> byBytes = writer(new BatchLimits(1_000, 100, 50));
        for (int i = 0; i < 95; i++) {
            write(byRows, 1);
            write(byBytes, 1);
        }

        Collection<Batch> rowBatches = checkpoint(byRows, 1);

        assertThat(rowBatches).hasSize(10);
        assertThat(tokens(rowBatches)).hasSize(10);
        // a row has 4 bytes of its own and 24 of the sink's columns
        assertThat(checkpoint(byBytes, 1)).hasSize(24);
    }

    @Test
    void endOfInputAndTheLastCheckpointDoNotShareATokenOrANumber() {
        BatchWriter<Integer> writer = writer(new BatchLimits(100, 1 << 20, 50));
        write(writer, 1);
        Collection<Batch> atEnd = writer.prepareCommit();
        write(writer, 1);
        Collection<Batch> last = writer.prepareCommit();

        assertThat(atEnd.iterator().next().number()).isNotEqualTo(last.iterator().next().number());
    }

    private static Set<String> tokens(Collection<Batch> batches) {
        return batches.stream().map(Batch::token).collect(Collectors.toSet());
    }

    private static BatchWriter<Integer> writer(BatchLimits limits) {
        return new BatchWriter<>(new DayEncoder(), limits, new WriterState(RUN, 0), 5);
    }

    private static void write(BatchWriter<Integer> writer, int... days) {
        for (int day : days) {
            writer.write(day, NO_CONTEXT);
        }
    }

    private static Collection<Batch> checkpoint(BatchWriter<Integer> writer, long id) {
        Collection<Batch> batches = writer.prepareCommit();
        writer.snapshotState(id);
        return batches;
    }
}
