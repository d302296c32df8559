/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the read-only user may and may not do (ADR 0005). */
class ReadOnlyUserIT {

    /** Stands in a file that nobody but the file's readers can know. */
    private static final String SECRET = "only-in-the-file-7f3a";

    /** Counts whoever calls out. */
    private static final AtomicInteger CALLS = new AtomicInteger();

    private static EmbeddedClickHouse clickHouse;
    private static HttpServer outside;
    private static Http admin;
    private static Http analyst;
    private static Path secret;
    private static Path written;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        secret = Files.writeString(folder.resolve("secret.txt"), SECRET + "\n");
        written = folder.resolve("written.txt");
        outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        outside.createContext(
                "/",
                exchange -> {
                    CALLS.incrementAndGet();
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        outside.start();
        clickHouse = EmbeddedClickHouse.start(folder.resolve("data"));
        admin = Http.admin(clickHouse);
        analyst = Http.analyst(clickHouse);
        admin.query("CREATE TABLE t (a Int32, s String) ENGINE = MergeTree ORDER BY a");
        admin.query("INSERT INTO t VALUES (1, 'one'), (2, 'two')");
        admin.query("CREATE VIEW v AS SELECT s FROM t WHERE a = 1");
        admin.query("CREATE VIEW pv AS SELECT s FROM t WHERE a = {x:Int32}");
        admin.query(filled("CREATE VIEW vfile AS SELECT * FROM file('SECRET', 'LineAsString')"));
    }

    @AfterAll
    static void stop() {
        outside.stop(0);
        clickHouse.close();
    }

    private static String filled(String statement) {
        return statement
                .replace("SECRET", secret.toString())
                .replace("WRITTEN", written.toString())
                .replace("OUTSIDE", "http://127.0.0.1:" + outside.getAddress().getPort() + "/")
                .replace("PORT", Integer.toString(outside.getAddress().getPort()));
    }

    static Stream<String> hostileStatements() {
        return Stream.of(
                // table functions
                "SELECT * FROM file('SECRET', 'LineAsString')",
                "SELECT * FROM `file`('SECRET', 'LineAsString')",
                "SELECT * FROM/* */file/**/( 'SECRET' , LineAsString)",
                "SELECT * FROM (SELECT * FROM (SELECT * FROM file('SECRET', 'LineAsString')))",
                "WITH x AS (SELECT * FROM file('SECRET', 'LineAsString')) SELECT * FROM x",
                "SELECT 1 UNION ALL SELECT length(line) FROM file('SECRET', 'LineAsString')",
                "SELECT a IN (SELECT 1 FROM file('SECRET', 'LineAsString')) FROM t",
                "SELECT (SELECT any(line) FROM file('SECRET', 'LineAsString'))",
                "SELECT * FROM t JOIN file('SECRET', 'LineAsString') AS f ON 1 = 1",
                "SELECT * FROM view(SELECT * FROM file('SECRET', 'LineAsString'))",
                "SELECT * FROM vfile",
                "SELECT * FROM merge('default', '^vfile$')",
                "SELECT * FROM remote('127.0.0.1', view(SELECT 1))",
                "SELECT * FROM remote('127.0.0.1:PORT', 'system.one')",
                "SELECT * FROM cluster('default', 'system.one')",
                "SELECT * FROM url('OUTSIDE', 'LineAsString')",
                "SELECT * FROM urlCluster('default', 'OUTSIDE', 'LineAsString')",
                "SELECT * FROM s3('OUTSIDEa/b.csv', 'CSV')",
                "SELECT * FROM deltaLake('OUTSIDEa')",
                "SELECT * FROM iceberg('OUTSIDEa')",
                "SELECT * FROM icebergLocal('SECRET')",
                "SELECT * FROM hdfs('hdfs://127.0.0.1:PORT/a', 'CSV', 'a Int32')",
                "SELECT * FROM mysql('127.0.0.1:PORT', 'd', 't', 'u', 'p')",
                "SELECT * FROM postgresql('127.0.0.1:PORT', 'd', 't', 'u', 'p')",
                "SELECT * FROM mongodb('127.0.0.1:PORT', 'd', 't', 'u', 'p', 'a Int32')",
                "SELECT * FROM redis('127.0.0.1:PORT', 'k', 'k String')",
                "SELECT * FROM sqlite('SECRET', 't')",
                "SELECT * FROM jdbc('jdbc:x://127.0.0.1:PORT', 't')",
                "SELECT * FROM odbc('DSN=x', 't')",
                "SELECT * FROM executable('cat', 'LineAsString', 'line String')",
                "SELECT * FROM filesystem('SECRET')",
                "SELECT * FROM input('a Int32')",
                "SELECT * FROM eval('SELECT 1')",
                "SELECT * FROM loop(file('SECRET', 'LineAsString'))",
                "SELECT * FROM viewIfPermitted(SELECT * FROM file('SECRET', 'LineAsString') ELSE"
                        + " null('line String'))",
                "DESCRIBE TABLE file('SECRET')",
                "EXPLAIN SELECT * FROM file('SECRET', 'LineAsString')",
                "EXPLAIN PIPELINE SELECT * FROM file('SECRET', 'LineAsString')",
                "EXPLAIN TABLE OVERRIDE mysql('127.0.0.1:PORT', 'd', 't', 'u', 'p') COLUMNS (a"
                        + " Int32)",
                // expressions in texts
                "SELECT b FROM values('a Int32, b String ALIAS file(\\'SECRET\\')', 1)",
                "SELECT b FROM values(concat('a Int32, b String ALIAS fi', 'le(\\'SECRET\\')'), 1)",
                "SELECT b FROM generateRandom('a Int32, b String ALIAS file(\\'SECRET\\')') LIMIT"
                        + " 1",
                "SELECT * FROM format('JSONEachRow', 'a Int32, b String DEFAULT"
                        + " file(\\'SECRET\\')', '{\"a\":1}')",
                "SELECT 1 SETTINGS additional_result_filter = 'throwIf(1, file(\\'SECRET\\'))'",
                "SELECT * FROM (SELECT * FROM t SETTINGS additional_table_filters = {'t':"
                        + " 'file(\\'SECRET\\') != \\'\\''})",
                "SELECT structureToCapnProtoSchema('a Int32 DEFAULT file(\\'SECRET\\')')",
                "SELECT structureToProtobufSchema('a Int32 DEFAULT file(\\'SECRET\\')')",
                "SELECT * APPLY structureToCapnProtoSchema FROM (SELECT 'a Int32 DEFAULT"
                        + " file(\\'SECRET\\')')",
                // scalar functions
                "SELECT file('SECRET')",
                "SELECT `file`('SECRET')",
                "SELECT \"file\"('SECRET')",
                "SELECT file /* x */ ('SECRET')",
                "SELECT * APPLY(file) FROM (SELECT 'SECRET')",
                "SELECT * APPLY `file` FROM (SELECT 'SECRET')",
                "SELECT * APPLY(x -> file(x)) FROM (SELECT 'SECRET')",
                "SELECT COLUMNS('.*') APPLY(x -> (SELECT any(line) FROM file('SECRET',"
                        + " 'LineAsString'))) FROM (SELECT 1)",
                "SELECT * REPLACE (file('SECRET') AS s) FROM t",
                "SELECT arrayMap(x -> file(x), ['SECRET'])",
                "SELECT a FROM t ORDER BY a WITH FILL INTERPOLATE (s AS file('SECRET'))",
                "EXPLAIN QUERY TREE SELECT file('SECRET')",
                "EXPLAIN SYNTAX SELECT file('SECRET')",
                "SHOW TABLES WHERE throwIf(1, file('SECRET'))",
                "SHOW COLUMNS FROM t WHERE throwIf(1, file('SECRET'))",
                "SELECT catboostEvaluate('SECRET', 1)",
                "SELECT logTrace('x')",
                "SELECT aiGenerate('x')",
                // formats that read or write files
                "SELECT 1 FORMAT Template SETTINGS format_template_row = 'SECRET'",
                "SELECT 1 FORMAT Protobuf SETTINGS format_schema = 'SECRET:X'",
                "SELECT 1 AS a FORMAT CapnProto SETTINGS output_format_schema = 'WRITTEN'",
                "SELECT 1 INTO OUTFILE 'WRITTEN'",
                "SELECT 1 INTO OUTFILE 'WRITTEN' FORMAT CSV",
                // rights
                "SET readonly = 0",
                "SELECT 1 SETTINGS readonly = 0",
                "SELECT * FROM (SELECT 1 SETTINGS readonly = 0)",
                "SELECT 1 SETTINGS profile = 'default'",
                "SELECT 1 SETTINGS max_memory_usage = 0",
                "SELECT 1 SETTINGS max_memory_usage = 100000000000",
                "SELECT 1 SETTINGS allow_ddl = 1, allow_introspection_functions = 1",
                "SET ROLE admin",
                "SET DEFAULT ROLE admin TO default",
                "SET profile = 'default'",
                "EXECUTE AS default SELECT 1",
                "GRANT ALL ON *.* TO default",
                "CREATE USER x",
                // changes
                "INSERT INTO t VALUES (3, 'three')",
                "INSERT INTO t SELECT 3, 'three'",
                "INSERT INTO FUNCTION file('WRITTEN', 'CSV', 'a Int32') VALUES (1)",
                "INSERT INTO FUNCTION null('a String') VALUES (file('SECRET'))",
                "CREATE TABLE x (a Int32) ENGINE = Memory",
                "CREATE TEMPORARY TABLE x (a Int32)",
                "CREATE TABLE x (a Int32) ENGINE = File(CSV, 'WRITTEN')",
                "CREATE VIEW x AS SELECT 1",
                "CREATE DATABASE x",
                "CREATE FUNCTION x AS () -> 1",
                "CREATE DICTIONARY x (a Int32) PRIMARY KEY a SOURCE(FILE(path 'SECRET' format"
                        + " 'CSV')) LAYOUT(FLAT()) LIFETIME(0)",
                "ALTER TABLE t DELETE WHERE 1",
                "DELETE FROM t WHERE 1",
                "UPDATE t SET s = '' WHERE 1",
                "TRUNCATE TABLE t",
                "DROP TABLE t",
                "DROP VIEW v",
                "RENAME TABLE t TO u",
                "EXCHANGE TABLES t AND v",
                "DETACH TABLE t",
                "ATTACH TABLE x FROM 'SECRET' (a Int32) ENGINE = File(CSV)",
                "OPTIMIZE TABLE t",
                "CHECK TABLE t",
                "BACKUP TABLE t TO File('WRITTEN')",
                "RESTORE TABLE t FROM File('SECRET')",
                "KILL QUERY WHERE 1",
                "SYSTEM FLUSH LOGS",
                "SYSTEM STOP MERGES",
                "SYSTEM SHUTDOWN",
                "USE system",
                "BEGIN TRANSACTION",
                // more than one statement
                "SELECT 1; SELECT 2",
                "SELECT 1; DROP TABLE t",
                "SELECT 1 PARALLEL WITH SELECT 2",
                "SELECT 1 /* */; SET ROLE admin; SELECT * FROM file('SECRET', 'LineAsString')",
                // no statement at all
                "",
                ";",
                "1 + file('SECRET')",
                "graph = 1 SELECT file('SECRET')");
    }

    @ParameterizedTest
    @MethodSource("hostileStatements")
    void isRefused(String statement) throws Exception {
        HttpResponse<String> response = analyst.post(filled(statement));

        assertThat(response.statusCode()).as(response.body()).isGreaterThanOrEqualTo(400);
        assertThat(response.body()).startsWith("Code: ").doesNotContain(SECRET);
        assertUntouched();
    }

    private static void assertUntouched() throws Exception {
        assertThat(CALLS).hasValue(0);
        assertThat(written).doesNotExist();
        assertThat(admin.query("SELECT count(), max(s) FROM t")).isEqualTo("2\ttwo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "readonly=0",
                "profile=default",
                "allow_ddl=1",
                "max_memory_usage=0",
                "additional_result_filter=throwIf(1,file('SECRET'))",
                "format_template_row=SECRET",
                "implicit_select=1",
                "dialect=kusto",
                "allow_experimental_eval_table_function=1",
                "role=admin",
            })
    void mayNotRaiseItsRightsInTheUrl(String parameter) throws Exception {
        String[] parts = filled(parameter).split("=", 2);

        HttpResponse<String> response =
                analyst.post("SELECT 1 FORMAT Template", parts[0], parts[1]);

        assertThat(response.statusCode()).as(response.body()).isGreaterThanOrEqualTo(400);
        assertThat(response.body()).doesNotContain(SECRET);
    }

    @Test
    void theSecretIsThereForTheAdministrator() throws Exception {
        assertThat(admin.query("SELECT * FROM vfile")).isEqualTo(SECRET);
        assertThat(admin.query(filled("SELECT file('SECRET')"))).contains(SECRET);
    }

    @Test
    void invalidUtf8IsRefused() throws Exception {
        byte[] statement = "SELECT '\u00ff'".getBytes(StandardCharsets.ISO_8859_1);

        HttpResponse<String> response =
                analyst.send(
                        analyst.request().POST(HttpRequest.BodyPublishers.ofByteArray(statement)));

        assertThat(response.body()).contains("not valid UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count() FROM t",
                "SELECT s FROM v",
                "SELECT s FROM pv(x = 2)",
                "SELECT sum(number) FROM numbers(10)",
                "SELECT * FROM merge('default', '^t$')",
                "WITH x AS (SELECT a FROM t) SELECT * FROM x SETTINGS max_threads = 1",
                "SELECT * FROM (SELECT a FROM t SETTINGS max_block_size = 10) FORMAT JSON",
                "SELECT a FROM t FORMAT CSV SETTINGS output_format_csv_crlf_end_of_line = 1",
                "SELECT a, s, row_number() OVER (PARTITION BY s ORDER BY a) FROM t",
                "SELECT * APPLY(toString) FROM t",
                "SELECT format('{}-{}', s, 'x') FROM t",
                "SELECT 'file(' || s FROM t",
                "SELECT a AS file, s AS settings FROM t WHERE file = 1 AND settings = 'one'",
                "SELECT h3ToString(toUInt64(644325529233966508))",
                "SELECT name FROM system.tables WHERE database = 'default'",
                "SELECT currentDatabase(), version(), timezone()",
                "SHOW TABLES",
                "SHOW TABLES LIKE 't(%'",
                "SHOW CREATE TABLE t",
                "DESCRIBE TABLE t",
                "EXISTS TABLE t",
                "EXPLAIN SELECT a FROM t",
                "EXPLAIN PIPELINE header = 1 SELECT a FROM t",
                "EXPLAIN AST SELECT a FROM t",
                "(SELECT 1) UNION ALL (SELECT 2)",
                "SELECT 1 INTERSECT SELECT 1",
                "-- a comment\nSELECT 1 -- another",
            })
    void mayRead(String statement) throws Exception {
        HttpResponse<String> response = analyst.post(statement);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    @Test
    void mayUseParametersSettingsAndFormats() throws Exception {
        assertThat(
                        analyst.query(
                                "SELECT s, {y:String} FROM {t:Identifier} WHERE a = {x:Int32}",
                                "param_t",
                                "t",
                                "param_x",
                                "2",
                                "param_y",
                                "it's",
                                "max_threads",
                                "1",
                                "default_format",
                                "CSV"))
                .isEqualTo("\"two\",\"it's\"");
    }

    @Test
    void theJdbcDriverWorksForIt() throws Exception {
        Properties login = new Properties();
        login.setProperty("user", clickHouse.readOnlyUser());
        login.setProperty("password", clickHouse.readOnlyPassword());
        try (Connection connection = DriverManager.getConnection(clickHouse.jdbcUrl(), login);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT s FROM t ORDER BY a")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("one");
        }
        try (Connection connection = DriverManager.getConnection(clickHouse.jdbcUrl(), login);
                ResultSet tables = connection.getMetaData().getTables(null, null, "t", null)) {
            assertThat(tables.next()).isTrue();
        }
    }

    /**
     * Fails when an update of the engine brings or takes functions: look through the new ones for
     * those that reach files, programs or the network, then correct the figures.
     */
    @Test
    void theEnginesFunctionsAreThoseThatWereReviewed() throws Exception {
        Map<String, String> reviewed =
                Map.of(
                        "system.functions", "15998174890685245137",
                        "system.table_functions", "16852982670758196733",
                        "system.settings", "9552974721276516050");
        for (Map.Entry<String, String> table : reviewed.entrySet()) {
            assertThat(
                            admin.query(
                                    "SELECT cityHash64(groupArray(name)) FROM (SELECT name FROM "
                                            + table.getKey()
                                            + " ORDER BY name)"))
                    .as(table.getKey())
                    .isEqualTo(table.getValue());
        }
    }
}
