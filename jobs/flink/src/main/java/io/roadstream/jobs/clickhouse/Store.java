/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.ClientFaultCause;
import com.clickhouse.client.api.CompressionMethod;
import com.clickhouse.client.api.command.CommandSettings;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.query.GenericRecord;
import com.clickhouse.data.ClickHouseFormat;
import io.roadstream.jobs.runtime.ClickHouseConfig;
import java.io.InputStream;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** ClickHouse as the committer sees it. One request at a time; retries nothing by itself. */
final class Store implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 120;

    private final Client client;

    Store(ClickHouseConfig config) {
        client =
                new Client.Builder()
                        .addEndpoint(config.url())
                        .setUsername(config.user())
                        .setPassword(config.password())
                        .setDefaultDatabase(config.database())
                        .compressClientRequest(true)
                        .compressionMethod(CompressionMethod.LZ4)
                        .compressServerResponse(false)
                        .setConnectTimeout(5, ChronoUnit.SECONDS)
                        .setSocketTimeout(TIMEOUT_SECONDS, ChronoUnit.SECONDS)
                        .retryOnFailures(ClientFaultCause.None)
                        .setMaxRetries(0)
                        .build();
    }

    /**
     * Inserts RowBinary under a token: ClickHouse takes one token once, in the table and in every
     * view that has a deduplication window.
     *
     * @throws StoreException if the insert failed or its outcome is unknown
     */
    void insert(String table, List<String> columns, InputStream rows, String token)
            throws StoreException, InterruptedException {
        InsertSettings settings =
                exactSettings(new InsertSettings())
                        .setDeduplicationToken(token)
                        .serverSetting("insert_deduplicate", "1");
        await(() -> client.insert(table, columns, rows, ClickHouseFormat.RowBinary, settings));
    }

    /**
     * Runs a statement that writes without a body, such as {@code INSERT … SELECT}, under a token.
     */
    void execute(String sql, String token) throws StoreException, InterruptedException {
        CommandSettings settings = new CommandSettings();
        settings.serverSetting("async_insert", "0");
        settings.serverSetting("insert_deduplicate", "1");
        settings.serverSetting("deduplicate_blocks_in_dependent_materialized_views", "1");
        settings.serverSetting("insert_deduplication_token", token);
        await(() -> client.execute(sql, settings));
    }

    /** The number that a query of one row and one column gives. */
    long number(String sql) throws StoreException {
        try {
            List<GenericRecord> rows = client.queryAll(sql);
            return rows.get(0).getLong(1);
        } catch (RuntimeException e) {
            throw StoreException.of(e);
        }
    }

    /** What a table says it keeps; read each time, since a migration may change it. */
    KeepDays keepDays(String table) throws StoreException {
        try {
            List<GenericRecord> rows =
                    client.queryAll(
                            "SELECT engine_full FROM system.tables WHERE database ="
                                    + " currentDatabase() AND name = '%s'".formatted(table));
            return rows.isEmpty()
                    ? KeepDays.FOR_EVER
                    : new KeepDays(KeepDays.parse(rows.get(0).getString(1)));
        } catch (IllegalStateException e) {
            throw e;
        } catch (RuntimeException e) {
            throw StoreException.of(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static void await(Supplier<CompletableFuture<? extends AutoCloseable>> request)
            throws StoreException, InterruptedException {
        try {
            request.get().get().close();
        } catch (InterruptedException e) {
            throw e;
        } catch (ExecutionException e) {
            throw StoreException.of(e.getCause() == null ? e : e.getCause());
        } catch (Exception e) {
            throw StoreException.of(e);
        }
    }

    private static InsertSettings exactSettings(InsertSettings settings) {
        return settings.serverSetting("async_insert", "0")
                .serverSetting("deduplicate_blocks_in_dependent_materialized_views", "1")
                // One block whatever the size: a token counts once per block and partition.
                .serverSetting("max_insert_block_size", "1048449")
                .serverSetting("min_insert_block_size_rows", "1048449")
                .serverSetting("min_insert_block_size_bytes", "0");
    }
}
