/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import io.roadstream.jobs.fixtures.Stack;
import io.roadstream.jobs.runtime.KafkaConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Properties;
import java.util.UUID;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.jspecify.annotations.Nullable;

/** Results in ClickHouse as the sink brings them there, for tests of tables and views. */
public final class StoredRows {
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

    private StoredRows() {}

    /** Stores the results as one run of a writer would. */
    public static <T> void store(Stack stack, RowEncoder<T> encoder, Collection<T> results)
            throws Exception {
        BatchWriter<T> writer =
                new BatchWriter<>(
                        encoder, BatchLimits.DEFAULT, new WriterState(UUID.randomUUID(), 0), 0);
        for (T result : results) {
            writer.write(result, NO_CONTEXT);
        }
        KafkaConfig kafka =
                new KafkaConfig(
                        stack.kafka().bootstrapServers(), new Properties(), Duration.ofHours(1));
        try (BatchInserter<T> inserter =
                new BatchInserter<>(
                        new Store(stack.clickHouseConfig()),
                        encoder,
                        new RefusedRows(kafka, encoder.table(), Clock.systemUTC()),
                        Clock.systemUTC())) {
            for (Batch batch : writer.prepareCommit()) {
                inserter.insert(batch);
            }
        }
    }
}
