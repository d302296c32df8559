/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.ServerException;
import com.clickhouse.client.api.command.CommandSettings;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.query.GenericRecord;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.client.api.query.Records;
import com.clickhouse.data.ClickHouseFormat;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The unmodified client-v2 against the embedded server. */
class ClientV2IT {

    private static final int ROWS = 50_000;

    /** How client and server compress. */
    enum Compression {
        NONE,
        RESPONSES,
        BOTH,
        HTTP
    }

    private static EmbeddedClickHouse clickHouse;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        clickHouse = EmbeddedClickHouse.start(data);
    }

    @AfterAll
    static void stop() {
        clickHouse.close();
    }

    private static Client.Builder builder() {
        return new Client.Builder()
                .addEndpoint(clickHouse.url())
                .setUsername(clickHouse.user())
                .setPassword(clickHouse.password());
    }

    private static Client client(Compression compression) {
        return builder()
                .compressServerResponse(compression != Compression.NONE)
                .compressClientRequest(
                        compression == Compression.BOTH || compression == Compression.HTTP)
                .useHttpCompression(compression == Compression.HTTP)
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void insertsAndReadsRowBinary(Compression compression) throws Exception {
        try (Client client = client(compression)) {
            String table = "binary_" + compression;
            client.execute("CREATE TABLE " + table + " (a UInt64) ENGINE = MergeTree ORDER BY a")
                    .get(10, TimeUnit.SECONDS);

            try (InsertResponse response =
                    client.insert(
                                    table,
                                    new ByteArrayInputStream(numbers()),
                                    ClickHouseFormat.RowBinary,
                                    new InsertSettings())
                            .get(10, TimeUnit.SECONDS)) {
                assertThat(response.getWrittenRows()).isEqualTo(ROWS);
            }

            long sum = 0;
            try (Records records =
                    client.queryRecords("SELECT a FROM " + table).get(10, TimeUnit.SECONDS)) {
                for (GenericRecord record : records) {
                    sum += record.getLong("a");
                }
            }
            assertThat(sum).isEqualTo((long) ROWS * (ROWS - 1) / 2);
        }
    }

    private static byte[] numbers() {
        ByteBuffer rows = ByteBuffer.allocate(8 * ROWS).order(ByteOrder.LITTLE_ENDIAN);
        for (long i = 0; i < ROWS; i++) {
            rows.putLong(i);
        }
        return rows.array();
    }

    @Test
    void bindsParametersAndReportsStatistics() throws Exception {
        try (Client client = builder().build();
                QueryResponse response =
                        client.query(
                                        "SELECT {n:UInt8} + number AS x FROM numbers(10)",
                                        Map.of("n", 5),
                                        new QuerySettings()
                                                .setFormat(ClickHouseFormat.CSV)
                                                .setQueryId("from-client"))
                                .get(10, TimeUnit.SECONDS)) {
            String text =
                    new String(response.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(text).startsWith("5\n6\n").endsWith("14\n");
            assertThat(response.getReadRows()).isEqualTo(10);
            assertThat(response.getQueryId()).isEqualTo("from-client");
            assertThat(response.getFormat()).isEqualTo(ClickHouseFormat.CSV);
        }
    }

    @Test
    void aTokenMakesARetryHarmless() throws Exception {
        try (Client client = builder().build()) {
            client.execute(
                            "CREATE TABLE retried (a UInt64) ENGINE = MergeTree ORDER BY a SETTINGS"
                                    + " non_replicated_deduplication_window = 100")
                    .get(10, TimeUnit.SECONDS);
            for (int attempt = 0; attempt < 2; attempt++) {
                client.insert(
                                "retried",
                                new ByteArrayInputStream(numbers()),
                                ClickHouseFormat.RowBinary,
                                new InsertSettings()
                                        .setDeduplicationToken("token")
                                        .serverSetting("async_insert", "0"))
                        .get(10, TimeUnit.SECONDS)
                        .close();
            }

            List<GenericRecord> count = client.queryAll("SELECT count() AS n FROM retried");
            assertThat(count.get(0).getLong("n")).isEqualTo(ROWS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void errorsKeepCodeAndMessage(Compression compression) throws Exception {
        try (Client client = client(compression)) {
            assertThatThrownBy(
                            () ->
                                    client.execute("DROP TABLE nowhere", new CommandSettings())
                                            .get(10, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            ServerException.class, e -> assertThat(e.getCode()).isEqualTo(60))
                    .hasMessageContaining("UNKNOWN_TABLE");
            assertThatThrownBy(
                            () ->
                                    client.insert(
                                                    "nowhere",
                                                    new ByteArrayInputStream(numbers()),
                                                    ClickHouseFormat.RowBinary)
                                            .get(10, TimeUnit.SECONDS))
                    .hasStackTraceContaining("UNKNOWN_TABLE");
        }
    }

    @Test
    void aResultThatFailsInTheMiddleIsNotTakenForComplete() throws Exception {
        try (Client client = builder().build()) {
            assertThatThrownBy(
                            () ->
                                    client.queryAll(
                                            "SELECT toString(sipHash64(number)) AS h,"
                                                    + " throwIf(number = 900000) AS x FROM"
                                                    + " numbers(1000000) SETTINGS"
                                                    + " max_block_size = 8192"))
                    .isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void pings() {
        try (Client client = builder().build()) {
            assertThat(client.ping()).isTrue();
        }
    }
}
