/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the history sink relies on: a batch is one block, and its token makes a retry harmless. */
class DeduplicationIT {

    private static final int ROWS = 300_000;

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

    private static void createTables(String name, int window) throws Exception {
        http.query(
                ("CREATE TABLE %s (vehicle String, seq UInt64) ENGINE = MergeTree ORDER BY seq"
                                + " SETTINGS non_replicated_deduplication_window = 1000")
                        .formatted(name));
        http.query(
                ("CREATE TABLE %s_count (n UInt64) ENGINE = MergeTree ORDER BY n SETTINGS"
                                + " non_replicated_deduplication_window = %d")
                        .formatted(name, window));
        http.query(
                "CREATE MATERIALIZED VIEW %s_view TO %s_count AS SELECT count() AS n FROM %s"
                        .formatted(name, name, name));
    }

    private static HttpResponse<String> insert(String table, String token, byte[] rows)
            throws Exception {
        return http.post(
                rows,
                "query",
                "INSERT INTO " + table + " FORMAT RowBinary",
                "async_insert",
                "0",
                "insert_deduplicate",
                "1",
                "deduplicate_blocks_in_dependent_materialized_views",
                "1",
                "insert_deduplication_token",
                token);
    }

    /** Rows of 9 bytes: an empty text and a number. */
    private static byte[] rows(int count) {
        byte[] rows = new byte[9 * count];
        for (int i = 0; i < count; i++) {
            rows[9 * i + 1] = (byte) i;
            rows[9 * i + 2] = (byte) (i >> 8);
            rows[9 * i + 3] = (byte) (i >> 16);
        }
        return rows;
    }

    @Test
    void aTokenUsedTwiceCountsOnceInTableAndView() throws Exception {
        createTables("once", 1000);
        byte[] rows = rows(ROWS);

        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(insert("once", "run/1/0/1/abc", rows).statusCode()).isEqualTo(200);
        }

        assertThat(http.query("SELECT count() FROM once")).isEqualTo("" + ROWS);
        assertThat(http.query("SELECT sum(n), count() FROM once_count")).isEqualTo(ROWS + "\t1");
        assertThat(http.query("SELECT count() FROM system.parts WHERE table = 'once'"))
                .isEqualTo("1");

        insert("once", "run/1/0/2/abc", rows);
        assertThat(http.query("SELECT count() FROM once")).isEqualTo("" + 2 * ROWS);
        assertThat(http.query("SELECT sum(n), count() FROM once_count"))
                .isEqualTo(2 * ROWS + "\t2");
    }

    @Test
    void aTokenIsRememberedThroughAKill() throws Exception {
        createTables("kept", 1000);
        insert("kept", "t", rows(10));

        clickHouse.kill();
        clickHouse.restart();
        insert("kept", "t", rows(10));

        assertThat(http.query("SELECT count() FROM kept")).isEqualTo("10");
        assertThat(http.query("SELECT sum(n) FROM kept_count")).isEqualTo("10");
    }

    @Test
    void aViewWithoutAWindowCountsARetryTwice() throws Exception {
        createTables("windowless", 0);

        insert("windowless", "t", rows(10));
        insert("windowless", "t", rows(10));

        assertThat(http.query("SELECT count() FROM windowless")).isEqualTo("10");
        assertThat(http.query("SELECT sum(n) FROM windowless_count")).isEqualTo("20");
    }

    @Test
    void aMillionRowsAreStillOneBlock() throws Exception {
        createTables("large", 1000);

        insert("large", "t", rows(1_000_000));
        insert("large", "t", rows(1_000_000));

        assertThat(http.query("SELECT count() FROM large")).isEqualTo("1000000");
        assertThat(http.query("SELECT sum(n), count() FROM large_count")).isEqualTo("1000000\t1");
    }
}
