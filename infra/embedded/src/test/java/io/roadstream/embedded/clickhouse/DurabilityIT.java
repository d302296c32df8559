/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many clients at once, and a server that is killed under them. */
class DurabilityIT {

    private static final int BATCH_ROWS = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String RUNNING =
            "SELECT count() FROM system.processes WHERE query LIKE '%1e12%' AND query NOT LIKE"
                    + " '%processes%'";

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

    /** Inserts numbered batches until it is refused; says which were acknowledged. */
    private static final class Writer extends Thread {

        private final String table;
        private final int number;
        private final ConcurrentLinkedQueue<Integer> acknowledged;
        private final int batches;

        Writer(String table, int number, int batches, ConcurrentLinkedQueue<Integer> acknowledged) {
            this.table = table;
            this.number = number;
            this.batches = batches;
            this.acknowledged = acknowledged;
        }

        @Override
        public void run() {
            try {
                for (int i = 0; i < batches; i++) {
                    int batch = number * 1_000_000 + i;
                    String rows = (batch + "\n").repeat(BATCH_ROWS);
                    HttpResponse<String> response =
                            http.post(rows, "query", "INSERT INTO " + table + " FORMAT TSV");
                    if (response.statusCode() == 200) {
                        acknowledged.add(batch);
                    }
                }
            } catch (IOException e) {
                // The server was killed: this batch was not acknowledged.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static List<Writer> write(
            String table, int batches, ConcurrentLinkedQueue<Integer> acknowledged) {
        List<Writer> writers = new ArrayList<>();
        for (int number = 1; number <= 2; number++) {
            Writer writer = new Writer(table, number, batches, acknowledged);
            writer.start();
            writers.add(writer);
        }
        return writers;
    }

    @Test
    void everyAcknowledgedBatchSurvivesAKill() throws Exception {
        http.query("CREATE TABLE killed (batch UInt32) ENGINE = MergeTree ORDER BY batch");
        ConcurrentLinkedQueue<Integer> acknowledged = new ConcurrentLinkedQueue<>();

        for (int kill = 1; kill <= 2; kill++) {
            int before = acknowledged.size();
            List<Writer> writers = write("killed", Integer.MAX_VALUE, acknowledged);
            await().atMost(PATIENCE).until(() -> acknowledged.size() >= before + 30);
            clickHouse.kill();
            for (Writer writer : writers) {
                writer.join();
            }
            clickHouse.restart();
            http.query("ALTER TABLE killed MODIFY COMMENT 'restarted'");
        }

        String kept =
                http.query(
                        "SELECT batch FROM killed GROUP BY batch HAVING count() % "
                                + BATCH_ROWS
                                + " = 0 ORDER BY batch");
        assertThat(kept.lines().map(Integer::valueOf).collect(Collectors.toSet()))
                .containsAll(acknowledged);
        // A batch is one block: all of it is there or none.
        assertThat(
                        http.query(
                                "SELECT count() FROM (SELECT batch FROM killed GROUP BY batch"
                                        + " HAVING count() % "
                                        + BATCH_ROWS
                                        + " != 0)"))
                .isEqualTo("0");
    }

    @Test
    void writersAndReadersWorkSideBySide() throws Exception {
        http.query("CREATE TABLE parallel (batch UInt32) ENGINE = MergeTree ORDER BY batch");
        ConcurrentLinkedQueue<Integer> acknowledged = new ConcurrentLinkedQueue<>();
        int queries = 0;

        List<Writer> writers = write("parallel", 50, acknowledged);
        while (writers.stream().anyMatch(Thread::isAlive)) {
            String partial =
                    http.query(
                            "SELECT count() FROM (SELECT count() AS n FROM parallel GROUP BY batch)"
                                    + " WHERE n != "
                                    + BATCH_ROWS,
                            "max_threads",
                            "1");
            assertThat(partial).isEqualTo("0");
            queries++;
        }

        assertThat(acknowledged).hasSize(100);
        assertThat(queries).isPositive();
        assertThat(http.query("SELECT count() FROM parallel")).isEqualTo("" + 100 * BATCH_ROWS);
    }

    @Test
    void aStoppedServerKeepsItsTables() throws Exception {
        http.query("CREATE TABLE kept (a Int32) ENGINE = MergeTree ORDER BY a");
        http.query("INSERT INTO kept VALUES (42)");
        int port = clickHouse.port();

        clickHouse.restart();

        assertThat(clickHouse.port()).isEqualTo(port);
        assertThat(http.query("SELECT a FROM kept")).isEqualTo("42");
        assertThat(http.query("SHOW DATABASES")).doesNotContain("_files");
    }

    @Test
    void aStopDoesNotWaitForRunningStatements() throws Exception {
        Thread query =
                new Thread(
                        () -> {
                            try {
                                http.post("SELECT sum(sipHash64(number)) FROM numbers(1e12)");
                            } catch (IOException | InterruptedException e) {
                                // The server may be gone before it could answer.
                            }
                        });
        query.start();
        await().atMost(PATIENCE).until(() -> http.query(RUNNING).equals("1"));

        clickHouse.restart();

        query.join();
        assertThat(http.query(RUNNING)).isEqualTo("0");
        assertThat(clickHouse.log()).content().doesNotContain("stop failed");
    }

    @Test
    void aDataDirectoryHasOneServer(@TempDir Path data) throws Exception {
        try (EmbeddedClickHouse first = EmbeddedClickHouse.start(data)) {
            assertThatThrownBy(() -> EmbeddedClickHouse.start(data))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("did not start")
                    .hasMessageContaining("status");
            assertThat(Http.admin(first).query("SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void theServerEndsWhenItsParentIsGone(@TempDir Path data) throws Exception {
        try (EmbeddedClickHouse orphan = EmbeddedClickHouse.start(data)) {
            // A dead parent's end of the pipe is closed by the kernel, as here by us.
            orphan.process().getOutputStream().close();

            await().atMost(PATIENCE).until(() -> !orphan.process().isAlive());
        }
    }
}
