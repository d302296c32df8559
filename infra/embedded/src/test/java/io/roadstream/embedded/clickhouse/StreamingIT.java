/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLConnection;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results and rows larger than the heap, and clients that leave in the middle. */
class StreamingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static EmbeddedClickHouse clickHouse;
    private static Http http;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        clickHouse = EmbeddedClickHouse.builder(data).maxHeapMebibytes(256).maxQueries(2).start();
        http = Http.admin(clickHouse);
    }

    @AfterAll
    static void stop() {
        clickHouse.close();
    }

    @Test
    void aResultOfOneGigabyteFlowsThroughAHeapOf256Megabytes() throws Exception {
        HttpResponse<InputStream> response =
                http.send(
                        http.request(
                                        "query",
                                        "SELECT randomPrintableASCII(1000) FROM numbers(1000000)",
                                        "max_block_size",
                                        "8192",
                                        "default_format",
                                        "TSVRaw")
                                .GET(),
                        HttpResponse.BodyHandlers.ofInputStream());

        long bytes = 0;
        byte[] buffer = new byte[1 << 20];
        try (InputStream in = response.body()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes += n;
            }
        }

        assertThat(bytes).isEqualTo(1_001_000_000L);
        assertThat(clickHouse.process().isAlive()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TabSeparated",
                "TSVRaw",
                "TSVWithNames",
                "TabSeparatedWithNamesAndTypes",
                "CSV",
                "CSVWithNames",
                "CSVWithNamesAndTypes",
                "CustomSeparatedWithNames",
                "TSKV",
                "Values",
                "JSON",
                "JSONCompact",
                "JSONStrings",
                "JSONColumns",
                "JSONEachRow",
                "JSONCompactEachRow",
                "JSONCompactEachRowWithNames",
                "JSONCompactStringsEachRowWithNamesAndTypes",
                "RowBinary",
                "RowBinaryWithNames",
                "RowBinaryWithNamesAndTypes",
                "XML",
                "Vertical",
                "Markdown",
                "SQLInsert"
            })
    void aResultIsTheSameHoweverManyBlocksItComesIn(String format) throws Exception {
        String query =
                "SELECT number AS n, concat('a\n\"', toString(n)) AS `x\ny` FROM numbers(100)";

        assertThat(rows(query, format, 3)).isEqualTo(rows(query, format, 65_536));
    }

    @Test
    void totalsFollowTheRows() throws Exception {
        String query =
                "SELECT number % 2 AS k, count() AS c FROM numbers(6) GROUP BY k WITH TOTALS"
                        + " ORDER BY k";

        assertThat(rows(query, "TSVWithNames", 65_536)).isEqualTo("k\tc\n0\t3\n1\t3\n\n0\t6\n");
        assertThat(rows(query, "CSVWithNamesAndTypes", 65_536))
                .isEqualTo("\"k\",\"c\"\n\"UInt8\",\"UInt64\"\n0,3\n1,3\n\n0,6\n");
    }

    @Test
    void anArrayOfRowsIsOneArray() throws Exception {
        String rows =
                http.query(
                        "SELECT number FROM numbers(5) FORMAT JSONEachRow SETTINGS"
                                + " max_block_size = 2, output_format_json_array_of_rows = 1");

        assertThat(rows.replace("\n", ""))
                .isEqualTo(
                        "[{\"number\":0},{\"number\":1},{\"number\":2},{\"number\":3},{\"number\":4}]");
    }

    private static String rows(String query, String format, int blockRows) throws Exception {
        return http.post(
                        query,
                        "default_format",
                        format,
                        "max_block_size",
                        Integer.toString(blockRows),
                        "output_format_write_statistics",
                        "0")
                .body();
    }

    @Test
    void aClientThatLeavesFreesItsQuery() throws Exception {
        for (int i = 0; i < 3; i++) {
            HttpResponse<InputStream> response =
                    http.send(
                            http.request(
                                            "query",
                                            "SELECT number FROM numbers(100000000000)",
                                            "query_id",
                                            "leaving")
                                    .GET(),
                            HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                assertThat(in.readNBytes(1000)).hasSize(1000);
            }
        }

        await().atMost(PATIENCE).until(() -> running("100000000000").equals("0"));
        // Both places are free again: as many statements run side by side.
        assertThat(http.query("SELECT 1")).isEqualTo("1");
    }

    @Test
    void killQueryFindsTheClientsId() throws Exception {
        Thread query =
                new Thread(
                        () -> {
                            try {
                                http.post(
                                        "SELECT sum(sipHash64(number)) FROM numbers(200000000000)",
                                        "query_id",
                                        "to-be-killed");
                            } catch (IOException | InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        query.start();
        await().atMost(PATIENCE).until(() -> running("200000000000").equals("1"));

        http.query("KILL QUERY WHERE query_id = 'to-be-killed'");

        await().atMost(PATIENCE).until(() -> running("200000000000").equals("0"));
        query.join();
    }

    private static String running(String part) throws Exception {
        return http.query(
                "SELECT count() FROM system.processes WHERE query LIKE '%"
                        + part
                        + "%' AND query NOT LIKE '%processes%'");
    }

    @Test
    void aFailureInTheMiddleIsMarkedAndBreaksTheConnection() throws Exception {
        URLConnection connection =
                http.request(
                                "query",
                                "SELECT throwIf(number = 9000000) FROM numbers(10000000)",
                                "max_block_size",
                                "65536",
                                "user",
                                clickHouse.user(),
                                "password",
                                clickHouse.password())
                        .build()
                        .uri()
                        .toURL()
                        .openConnection();
        StringBuilder end = new StringBuilder();

        assertThatThrownBy(() -> readEnd(connection, end)).isInstanceOf(IOException.class);

        String tag = connection.getHeaderField("X-ClickHouse-Exception-Tag");
        assertThat(end.toString())
                .contains("\r\n__exception__\r\n" + tag + "\r\nCode: 395. DB::Exception: ")
                .endsWith(tag + "\r\n__exception__\r\n");
    }

    /** Keeps the last 4000 characters. */
    private static void readEnd(URLConnection connection, StringBuilder end) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = connection.getInputStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                end.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
                end.delete(0, Math.max(0, end.length() - 4000));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTruncatedInsertLeavesNoRow(boolean chunked) throws Exception {
        http.query("CREATE OR REPLACE TABLE truncated (a UInt64) ENGINE = MergeTree ORDER BY a");

        // Enough for the engine to have begun.
        byte[] rows = new byte[400_000];
        try (Socket socket =
                chunked
                        ? sendPart("Transfer-Encoding: chunked", chunk(rows))
                        : sendPart("Content-Length: 800000", rows)) {
            await().atMost(PATIENCE).until(() -> running("INSERT INTO truncated").equals("1"));
            assertThat(socket.isConnected()).isTrue();
        }

        await().atMost(PATIENCE).until(() -> running("INSERT INTO truncated").equals("0"));
        assertThat(http.query("SELECT count() FROM truncated")).isEqualTo("0");
    }

    /** Sends the head of a request and a part of its body. */
    private static Socket sendPart(String length, byte[] body) throws IOException {
        String login = clickHouse.user() + ":" + clickHouse.password();
        String head =
                "POST /"
                        + Http.parameters("query", "INSERT INTO truncated FORMAT RowBinary")
                        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic "
                        + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8))
                        + "\r\n"
                        + length
                        + "\r\n\r\n";
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), clickHouse.port());
        OutputStream out = socket.getOutputStream();
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
        return socket;
    }

    private static byte[] chunk(byte[] body) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        String size = Integer.toHexString(body.length);
        chunk.write((size + "\r\n").getBytes(StandardCharsets.US_ASCII));
        chunk.write(body);
        chunk.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        return chunk.toByteArray();
    }

    @Test
    void aQueryOverItsMemoryIsRefusedAndTheServerLivesOn() throws Exception {
        HttpResponse<String> response =
                http.post("SELECT groupArray(number) FROM numbers(1000000000) FORMAT Null");

        assertThat(response.body()).contains("MEMORY_LIMIT_EXCEEDED");
        assertThat(http.query("SELECT 1")).isEqualTo("1");
    }
}
