/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ClickHouse's types through the unmodified JDBC driver, there and back. */
class JdbcTypesIT {

    private static EmbeddedClickHouse clickHouse;
    private static Connection connection;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        clickHouse = EmbeddedClickHouse.start(data);
        Properties login = new Properties();
        login.setProperty("user", clickHouse.user());
        login.setProperty("password", clickHouse.password());
        connection = DriverManager.getConnection(clickHouse.jdbcUrl(), login);
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        clickHouse.close();
    }

    /** Each value is written into a column, and the driver reads it as the text on the right. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Int8                | -128",
                "Int16               | -32768",
                "Int32               | -2147483648",
                "Int64               | -9223372036854775808",
                "Int128              | -170141183460469231731687303715884105728",
                "Int256              | -57896044618658097711785492504343953926634992332820282019728792003956564819968",
                "UInt8               | 255",
                "UInt16              | 65535",
                "UInt32              | 4294967295",
                "UInt64              | 18446744073709551615",
                "UInt128             | 340282366920938463463374607431768211455",
                "UInt256             | 115792089237316195423570985008687907853269984665640564039457584007913129639935",
                "Decimal(9, 2)       | -1234567.89",
                "Decimal(18, 4)      | 12345678901234.5678",
                "Decimal(38, 10)     | 1234567890123456789012345678.0123456789",
                "Decimal(76, 20)     | 12345678901234567890123456789012345678901234567890.12345678901234567890",
                "Float32             | 1.5",
                "Float64             | -2.25",
                "String              | it's \\ \"quoted\" ü €",
                "FixedString(5)      | abcde",
                "LowCardinality(String) | often",
                "Nullable(Int32)     | 7",
                "LowCardinality(Nullable(String)) | seldom",
                "UUID                | 61f0c404-5cb3-11e7-907b-a6006ad3dba0",
                "Bool                | true",
                "Enum8('a' = 1, 'b' = -2) | b",
                "Enum16('x y' = 300) | x y",
                "Date                | 2026-11-21",
                "Date32              | 1925-01-02",
                "IPv4                | 192.168.0.1",
            })
    void aValueComesBackAsText(String type, String value) throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS one");
            statement.execute("CREATE TABLE one (v " + type + ") ENGINE = Memory");
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO one VALUES (?)")) {
            insert.setObject(1, value);
            insert.executeUpdate();
        }

        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT v FROM one")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo(value);
        }
    }

    @Test
    void valuesHaveTheirJavaTypes() throws Exception {
        String sql =
                """
                SELECT toInt32(-5) AS i, toUInt64(18446744073709551615) AS u, toDecimal64(1.25, 2) AS d,
                  toDate('2026-11-21') AS day, toDateTime('2026-11-21 01:02:03', 'UTC') AS second,
                  toDateTime64('2026-11-21 01:02:03.456789', 6, 'UTC') AS micro,
                  toUUID('61f0c404-5cb3-11e7-907b-a6006ad3dba0') AS id, true AS flag,
                  [1, 2, 3]::Array(UInt8) AS list, [['a'], []]::Array(Array(String)) AS lists,
                  map('k', 1, 'l', 2)::Map(String, Int32) AS m,
                  (1, 'x')::Tuple(a Int8, b String) AS t, NULL AS nothing,
                  toIPv6('::1') AS ip6, 1.5::Float64 AS f
                """;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt("i")).isEqualTo(-5);
            assertThat(row.getObject("u")).isEqualTo(new BigInteger("18446744073709551615"));
            assertThat(row.getBigDecimal("d")).isEqualTo(new BigDecimal("1.25"));
            assertThat(row.getObject("day", LocalDate.class)).isEqualTo(LocalDate.of(2026, 11, 21));
            assertThat(row.getDate("day")).isEqualTo(Date.valueOf("2026-11-21"));
            assertThat(row.getObject("second", ZonedDateTime.class).toInstant())
                    .isEqualTo(Instant.parse("2026-11-21T01:02:03Z"));
            assertThat(row.getObject("micro", LocalDateTime.class).toInstant(ZoneOffset.UTC))
                    .isEqualTo(Instant.parse("2026-11-21T01:02:03.456789Z"));
            assertThat(row.getObject("id"))
                    .isEqualTo(UUID.fromString("61f0c404-5cb3-11e7-907b-a6006ad3dba0"));
            assertThat(row.getBoolean("flag")).isTrue();
            assertThat((Object[]) row.getArray("list").getArray())
                    .extracting(v -> ((Number) v).intValue())
                    .containsExactly(1, 2, 3);
            assertThat((Object[]) row.getArray("lists").getArray()).hasSize(2);
            assertThat(row.getObject("m")).isEqualTo(Map.of("k", 1, "l", 2));
            assertThat(row.getObject("t")).isInstanceOf(Object[].class);
            assertThat(row.getObject("nothing")).isNull();
            assertThat(row.wasNull()).isTrue();
            assertThat(row.getObject("ip6")).hasToString("/0:0:0:0:0:0:0:1");
            assertThat(row.getDouble("f")).isEqualTo(1.5);
        }
    }

    @Test
    void aBatchWritesEveryKindOfValue() throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE kinds (n Int64, s Nullable(String), d Decimal(18, 3), day Date,"
                            + " at DateTime64(3, 'UTC'), id UUID, flag Bool, list Array(Int32), m"
                            + " Map(String, Int32), nested Nested(k String, v Int32)) ENGINE ="
                            + " MergeTree ORDER BY n");
        }
        Instant at = Instant.parse("2026-11-21T01:02:03.456Z");
        UUID id = UUID.fromString("61f0c404-5cb3-11e7-907b-a6006ad3dba0");

        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO kinds VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (long n = 0; n < 3; n++) {
                insert.setLong(1, n);
                insert.setString(2, n == 1 ? null : "text\t" + n);
                insert.setBigDecimal(3, new BigDecimal("1.125"));
                insert.setObject(4, LocalDate.of(2026, 11, 21));
                insert.setObject(5, at.atZone(ZoneOffset.UTC));
                insert.setObject(6, id);
                insert.setBoolean(7, n == 2);
                insert.setArray(8, connection.createArrayOf("Int32", new Object[] {1, 2}));
                insert.setObject(9, Map.of("k", (int) n));
                insert.setArray(10, connection.createArrayOf("String", new Object[] {"a"}));
                insert.setArray(11, connection.createArrayOf("Int32", new Object[] {9}));
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).hasSize(3);
        }

        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT toString((n, s, d, day, at, id, flag, list, m, nested.k,"
                                        + " nested.v)) FROM kinds ORDER BY n LIMIT 2")) {
            assertThat(texts(rows))
                    .containsExactly(
                            "(0,'text\\t0',1.125,'2026-11-21','2026-11-21 01:02:03.456',"
                                    + "'61f0c404-5cb3-11e7-907b-a6006ad3dba0',false,[1,2],{'k':0},"
                                    + "['a'],[9])",
                            "(1,NULL,1.125,'2026-11-21','2026-11-21 01:02:03.456',"
                                    + "'61f0c404-5cb3-11e7-907b-a6006ad3dba0',false,[1,2],{'k':1},"
                                    + "['a'],[9])");
        }
    }

    @Test
    void jsonAndVariantAreRead() throws Exception {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT '{\"a\":{\"b\":1},\"c\":\"x\"}'::JSON AS j, 5::Variant(Int64,"
                                        + " String) AS v")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString("j")).contains("a").contains("x");
            assertThat(row.getLong("v")).isEqualTo(5);
        }
    }

    private static List<String> texts(ResultSet rows) throws SQLException {
        List<String> texts = new ArrayList<>();
        while (rows.next()) {
            texts.add(rows.getString(1));
        }
        return texts;
    }
}
