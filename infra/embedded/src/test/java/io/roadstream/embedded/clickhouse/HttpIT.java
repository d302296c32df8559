/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The HTTP interface itself, without a driver. */
class HttpIT {

    private static EmbeddedClickHouse clickHouse;
    private static Http http;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        clickHouse = EmbeddedClickHouse.start(data);
        http = Http.admin(clickHouse);
    }

    @AfterAll
    static void stop() {
        clickHouse.close();
    }

    private static HttpRequest.Builder plain(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(clickHouse.url() + pathAndQuery));
    }

    @Test
    void answersPingsWithoutLogin() throws Exception {
        for (String path : new String[] {"/ping", "/", "/replicas_status"}) {
            HttpResponse<String> response = http.send(plain(path));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("Ok.\n");
        }
        assertThat(http.send(plain("/nowhere")).statusCode()).isEqualTo(404);
        assertThat(http.send(plain("/").PUT(HttpRequest.BodyPublishers.noBody())).statusCode())
                .isEqualTo(501);
    }

    @Test
    void takesTheLoginFromHeadersOrTheUrl() throws Exception {
        String user = clickHouse.user();
        String password = clickHouse.password();
        String query = Http.parameters("query", "SELECT 1");
        String login = Http.parameters("user", user, "password", password, "query", "SELECT 1");

        assertThat(http.send(plain("/" + login)).body()).isEqualTo("1\n");
        assertThat(
                        http.send(
                                        plain("/" + query)
                                                .header("X-ClickHouse-User", user)
                                                .header("X-ClickHouse-Key", password))
                                .body())
                .isEqualTo("1\n");
    }

    @Test
    void refusesWithoutOrWithAWrongLogin() throws Exception {
        HttpResponse<String> none = http.send(plain("/?query=SELECT+1"));
        HttpResponse<String> wrong =
                http.send(
                        plain("/?query=SELECT+1")
                                .header("X-ClickHouse-User", clickHouse.user())
                                .header("X-ClickHouse-Key", "wrong"));

        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.headers().firstValue("X-ClickHouse-Exception-Code")).hasValue("516");
        assertThat(wrong.body()).startsWith("Code: 516. DB::Exception: roadstream: Auth");
    }

    @Test
    void takesTheStatementFromTheUrlTheBodyOrBoth() throws Exception {
        assertThat(http.send(http.request("query", "SELECT 1").GET()).body()).isEqualTo("1\n");
        assertThat(http.query("SELECT 2")).isEqualTo("2");
        assertThat(http.query("+ 3", "query", "SELECT 2")).isEqualTo("5");
    }

    @Test
    void getChangesNothing() throws Exception {
        HttpResponse<String> response =
                http.send(http.request("query", "CREATE TABLE g (a Int8) ENGINE = Memory").GET());

        assertThat(response.headers().firstValue("X-ClickHouse-Exception-Code")).hasValue("164");
        assertThat(http.query("EXISTS TABLE g")).isEqualTo("0");
    }

    @Test
    void describesTheAnswerInHeaders() throws Exception {
        HttpResponse<String> response =
                http.post("SELECT number FROM numbers(10) FORMAT JSON", "query_id", "my-query");

        assertThat(response.headers().firstValue("X-ClickHouse-Query-Id")).hasValue("my-query");
        assertThat(response.headers().firstValue("X-ClickHouse-Format")).hasValue("JSON");
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValue("application/json; charset=UTF-8");
        assertThat(response.headers().firstValue("X-ClickHouse-Timezone")).isPresent();
        assertThat(response.headers().firstValue("X-ClickHouse-Server-Display-Name")).isPresent();
        JsonNode summary =
                new ObjectMapper()
                        .readTree(
                                response.headers()
                                        .firstValue("X-ClickHouse-Summary")
                                        .orElseThrow());
        assertThat(summary.get("read_rows").asText()).isEqualTo("10");
        assertThat(summary.get("result_rows").asText()).isEqualTo("10");
    }

    @Test
    void countsWrittenRowsInTheSummary() throws Exception {
        http.query("CREATE TABLE written (a Int32) ENGINE = MergeTree ORDER BY a");

        HttpResponse<String> response =
                http.post("1\n2\n3\n", "query", "INSERT INTO written FORMAT TSV");

        assertThat(response.headers().firstValue("X-ClickHouse-Summary").orElseThrow())
                .contains("\"written_rows\":\"3\"");
    }

    @Test
    void takesFormatAndDatabaseFromUrlOrHeader() throws Exception {
        http.query("CREATE DATABASE other");

        assertThat(http.query("SELECT 'a', 1", "default_format", "CSV")).isEqualTo("\"a\",1");
        assertThat(http.query("SELECT currentDatabase()", "database", "other")).isEqualTo("other");
        HttpResponse<String> byHeader =
                http.send(
                        http.request("query", "SELECT currentDatabase() AS d")
                                .header("X-ClickHouse-Format", "JSONEachRow")
                                .header("X-ClickHouse-Database", "other")
                                .GET());
        assertThat(byHeader.body()).isEqualTo("{\"d\":\"other\"}\n");
        assertThat(http.post("SELECT 1", "database", "none").body()).contains("UNKNOWN_DATABASE");
    }

    @Test
    void bindsQueryParameters() throws Exception {
        assertThat(
                        http.query(
                                "SELECT {s:String}, {n:UInt8} + 1, {a:Array(String)}[2]",
                                "param_s",
                                "it's \\t",
                                "param_n",
                                "7",
                                "param_a",
                                "['x','y']"))
                .isEqualTo("it\\'s \\t\t8\ty");
        http.query("CREATE TABLE bound (a Int32) ENGINE = MergeTree ORDER BY a");
        http.query("INSERT INTO {t:Identifier} VALUES (5)", "param_t", "bound");
        assertThat(http.query("SELECT a FROM {t:Identifier}", "param_t", "bound")).isEqualTo("5");
        assertThat(http.post("SELECT {missing:String}").body()).contains("UNKNOWN_QUERY_PARAMETER");
    }

    @Test
    void settingsHoldForOneStatementOnly() throws Exception {
        String query = "SELECT getSetting('max_block_size'), getSetting('log_comment')";
        String before = http.query(query);

        assertThat(http.query(query, "max_block_size", "77", "log_comment", "it's"))
                .isEqualTo("77\tit\\'s");
        http.query("SET max_block_size = 78");
        http.query("USE system");

        assertThat(http.query(query)).isEqualTo(before);
        assertThat(http.query("SELECT currentDatabase()")).isEqualTo("default");
        assertThat(http.post("SELECT 1", "no_such_setting", "1").body())
                .contains("UNKNOWN_SETTING");
    }

    @Test
    void whatIsMissingSaysSo() throws Exception {
        assertThat(http.post("SELECT 1", "session_id", "1").body()).contains("NOT_IMPLEMENTED");
        HttpResponse<String> form =
                http.send(
                        http.request()
                                .header("Content-Type", "multipart/form-data; boundary=x")
                                .POST(HttpRequest.BodyPublishers.ofString("--x--")));
        assertThat(form.statusCode()).isEqualTo(501);
        assertThat(form.body()).contains("multipart");
    }

    @Test
    void aRequestRefusedBeforeItsBodyLeavesTheConnectionUsable() throws Exception {
        String body = "SELECT '" + "x".repeat(200_000) + "'";
        for (int i = 0; i < 50; i++) {
            HttpResponse<String> refused = http.post(body, "session_id", "1");

            assertThat(refused.body()).contains("NOT_IMPLEMENTED");
            assertThat(refused.headers().firstValue("Connection")).isEmpty();
        }
    }

    @Test
    void errorsCarryClickHousesStatusCodeAndMessage() throws Exception {
        assertError("SELEC 1", 400, 62, "Syntax error");
        assertError("SELECT * FROM nowhere", 404, 60, "UNKNOWN_TABLE");
        assertError("SELECT 1; SELECT 2", 400, 62, "Multi-statements");
        assertError("SELECT throwIf(1)", 400, 395, "throwIf");
        assertError("SELECT * FROM `/etc/hostname`", 404, 60, "UNKNOWN_TABLE");
        assertError("INSERT INTO nowhere VALUES (1)", 404, 60, "UNKNOWN_TABLE");
    }

    private static void assertError(String statement, int status, int code, String message)
            throws Exception {
        HttpResponse<String> response = http.post(statement);
        assertThat(response.statusCode()).as(statement).isEqualTo(status);
        assertThat(response.headers().firstValue("X-ClickHouse-Exception-Code"))
                .hasValue(Integer.toString(code));
        assertThat(response.body())
                .startsWith("Code: " + code + ". DB::Exception: ")
                .contains(message);
    }

    @Test
    void deeplyNestedStatementsDoNotEndTheServer() throws Exception {
        String brackets = "SELECT " + "(".repeat(4000) + "1" + ")".repeat(4000);
        String calls = "SELECT " + "abs(".repeat(400) + "1" + ")".repeat(400);

        assertThat(http.post(brackets).body()).contains("TOO_DEEP_RECURSION");
        assertThat(http.post(brackets, "max_parser_depth", "100000").body())
                .contains("SETTING_CONSTRAINT_VIOLATION");
        http.post(brackets, "max_parser_depth", "5000", "max_parser_backtracks", "100000000");
        assertThat(http.query(calls)).isEqualTo("1");
        assertThat(clickHouse.process().isAlive()).isTrue();
    }

    @Test
    void statementsThatAreNoSelectAnswerToo() throws Exception {
        assertThat(http.query("SHOW DATABASES")).contains("default").doesNotContain("_files");
        assertThat(http.query("EXPLAIN SELECT 1")).contains("ReadFromSystemOne");
        assertThat(http.query("DESCRIBE TABLE system.one")).startsWith("dummy\tUInt8");
    }

    @Test
    void insertsInManyFormats() throws Exception {
        http.query("CREATE TABLE formats (a Int32, s String) ENGINE = MergeTree ORDER BY a");

        http.query("INSERT INTO formats VALUES (1, 'values'), (2, concat('a', 'b'))");
        http.query("INSERT INTO formats FORMAT CSV\n3,csv\n");
        http.query("{\"a\":4,\"s\":\"json\"}", "query", "INSERT INTO formats FORMAT JSONEachRow");
        http.query("5\ttsv", "query", "INSERT INTO formats (a, s) FORMAT TSV");
        byte[] binary = {6, 0, 0, 0, 3, ' ', '\n', '\t'};
        assertThat(http.post(binary, "query", "INSERT INTO formats FORMAT RowBinary").statusCode())
                .isEqualTo(200);
        http.query("INSERT INTO formats SELECT 7, 'select'");

        assertThat(http.query("SELECT groupArray((a, s)) FROM (SELECT * FROM formats ORDER BY a)"))
                .isEqualTo(
                        "[(1,'values'),(2,'ab'),(3,'csv'),(4,'json'),(5,'tsv'),(6,'"
                                + " \\n\\t'),(7,'select')]");
    }

    @Test
    void compressesAsHttpDoes() throws Exception {
        String query = "SELECT repeat('x', 100000)";

        byte[] gzip = encoded("gzip, deflate", query);
        byte[] lz4 = encoded("lz4", query);
        byte[] zstd = encoded("zstd", query);

        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            assertThat(in.readAllBytes()).hasSize(100_001);
        }
        try (InputStream in = new LZ4FrameInputStream(new ByteArrayInputStream(lz4))) {
            assertThat(in.readAllBytes()).hasSize(100_001);
        }
        assertThat(Zstd.decompress(zstd, 200_000)).hasSize(100_001);
        assertThat(gzip.length).isLessThan(2000);
    }

    private static byte[] encoded(String accept, String query) throws Exception {
        HttpResponse<byte[]> response =
                http.send(
                        http.request("query", query, "enable_http_compression", "1")
                                .header("Accept-Encoding", accept),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(accept)
                .startsWith(response.headers().firstValue("Content-Encoding").orElse("-"));
        return response.body();
    }

    @Test
    void readsCompressedBodies() throws Exception {
        byte[] statement = "SELECT 40 + 2".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(statement);
        }
        ByteArrayOutputStream lz4 = new ByteArrayOutputStream();
        try (LZ4FrameOutputStream out = new LZ4FrameOutputStream(lz4)) {
            out.write(statement);
        }
        ByteArrayOutputStream blocks = new ByteArrayOutputStream();
        try (BlockOutputStream out = new BlockOutputStream(blocks)) {
            out.write(statement);
        }

        assertThat(sent("gzip", gzip.toByteArray()).body()).isEqualTo("42\n");
        assertThat(sent("zstd", Zstd.compress(statement)).body()).isEqualTo("42\n");
        assertThat(sent("lz4", lz4.toByteArray()).body()).isEqualTo("42\n");
        assertThat(http.post(blocks.toByteArray(), "decompress", "1").body()).isEqualTo("42\n");
        assertThat(sent("br", statement).body()).contains("UNKNOWN_COMPRESSION_METHOD");
        assertThat(sent("gzip", statement).body()).contains("CANNOT_DECOMPRESS");
        assertThat(http.post(statement, "decompress", "1").body()).contains("CANNOT_DECOMPRESS");
    }

    private static HttpResponse<String> sent(String encoding, byte[] body) throws Exception {
        return http.send(
                http.request()
                        .header("Content-Encoding", encoding)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    @Test
    void waitsForTheEndOfTheQueryWhenAsked() throws Exception {
        String query = "SELECT throwIf(number = 2000000) FROM numbers(3000000)";

        HttpResponse<String> waited =
                http.post(query, "wait_end_of_query", "1", "max_block_size", "65536");
        HttpResponse<String> large =
                http.post(
                        "SELECT number FROM numbers(1000000)",
                        "wait_end_of_query",
                        "1",
                        "default_format",
                        "RowBinary");

        assertThat(waited.statusCode()).isEqualTo(400);
        assertThat(waited.body()).startsWith("Code: 395.");
        assertThat(large.headers().firstValue("X-ClickHouse-Summary").orElseThrow())
                .contains("\"result_rows\":\"1000000\"");
    }
}
