/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.jobs.fixtures.Stack;
import io.roadstream.jobs.history.PositionRow;
import io.roadstream.jobs.runtime.KafkaConfig;
import io.roadstream.jobs.schema.Retention;
import io.roadstream.jobs.schema.RetentionConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that forget, and a committer that counts in them. ClickHouse forgets by its own clock. */
class RetentionIT {
    private static final int OLD_ROWS = 30;
    private static final int NEW_ROWS = 70;
    private static final UUID RUN = UUID.randomUUID();

    @TempDir static Path data;
    private static Stack stack;

    private final Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    private final Instant longAgo = today.minus(Duration.ofDays(40));

    @BeforeAll
    static void start() throws Exception {
        stack = Stack.start(data);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @AfterEach
    void keepForEver() throws Exception {
        retention().apply(RetentionConfig.FOR_EVER);
    }

    @Test
    void changesOnlyWhatDiffers() throws Exception {
        assertThat(retention().apply(RetentionConfig.FOR_EVER)).isEmpty();
        assertThat(retention().apply(new RetentionConfig(30, 0))).containsExactly("positions");
        assertThat(retention().apply(new RetentionConfig(30, 0))).isEmpty();
        assertThat(retention().apply(new RetentionConfig(31, 366)))
                .containsExactly("positions", "vehicle_hour");

        stack.sql("ALTER TABLE positions MODIFY TTL toDateTime(ts) + INTERVAL 1 YEAR");

        assertThat(retention().apply(RetentionConfig.FOR_EVER))
                .containsExactly("positions", "vehicle_hour");
        assertThat(stack.sql("SELECT count() FROM system.tables WHERE engine_full LIKE '% TTL %'"))
                .isEqualTo("0");
    }

    @Test
    void aBatchWhoseRowsWereDroppedIsNeitherMissedNorStoredAgain() throws Exception {
        Batch batch = batch("forgotten", 1);
        commitAfterRestart(batch);
        retention().apply(new RetentionConfig(10, 0));
        dropExpired("positions");
        assertThat(rows("forgotten")).isEqualTo(NEW_ROWS);

        commitAfterRestart(batch);
        commitAfterRestart(batch);

        assertThat(rows("forgotten")).isEqualTo(NEW_ROWS);
        assertThat(hourlyReports("forgotten")).isEqualTo(OLD_ROWS + NEW_ROWS);
    }

    @Test
    void whatIsStillKeptOfABatchIsCompletedUnderAnotherToken() throws Exception {
        Batch batch = batch("half", 2);
        commitAfterRestart(batch);
        retention().apply(new RetentionConfig(10, 10));
        stack.sql(
                "ALTER TABLE positions DELETE WHERE vehicle = 'half' SETTINGS mutations_sync = 2");
        stack.sql(
                "ALTER TABLE vehicle_hour DELETE WHERE vehicle = 'half' SETTINGS mutations_sync = 2");

        commitAfterRestart(batch);

        assertThat(rows("half")).isEqualTo(NEW_ROWS);
        assertThat(hourlyReports("half")).isEqualTo(NEW_ROWS);
    }

    @Test
    void aViewThatForgetsSoonerThanItsTableIsNotMended() throws Exception {
        Batch batch = batch("view", 3);
        commitAfterRestart(batch);
        retention().apply(new RetentionConfig(0, 10));
        dropExpired("vehicle_hour");
        assertThat(hourlyReports("view")).isEqualTo(NEW_ROWS);

        commitAfterRestart(batch);

        assertThat(rows("view")).isEqualTo(OLD_ROWS + NEW_ROWS);
        assertThat(hourlyReports("view")).isEqualTo(NEW_ROWS);
    }

    private static void dropExpired(String table) {
        stack.sql("ALTER TABLE %s MATERIALIZE TTL SETTINGS mutations_sync = 2".formatted(table));
        stack.sql("OPTIMIZE TABLE %s FINAL".formatted(table));
    }

    private static long rows(String vehicle) {
        return Long.parseLong(
                stack.sql("SELECT count() FROM positions WHERE vehicle = '%s'".formatted(vehicle)));
    }

    private static long hourlyReports(String vehicle) {
        return Long.parseLong(
                stack.sql(
                        "SELECT sum(reports) FROM v_vehicle_hour WHERE vehicle = '%s'"
                                .formatted(vehicle)));
    }

    private static Retention retention() {
        return new Retention(stack.clickHouseConfig());
    }

    /** A committer's first call cannot know whether an earlier one stored the batch. */
    private static void commitAfterRestart(Batch batch) throws Exception {
        KafkaConfig kafka =
                new KafkaConfig(
                        stack.kafka().bootstrapServers(), new Properties(), Duration.ofHours(1));
        try (var committer =
                new BatchCommitter<>(
                        new BatchInserter<>(
                                new Store(stack.clickHouseConfig()),
                                new PositionRow(),
                                new RefusedRows(kafka, "test", Clock.systemUTC()),
                                Clock.systemUTC()),
                        new Backoff(
                                Duration.ofMillis(100),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(20)),
                        new BatchCommitter.Counters(
                                new SimpleCounter(), new SimpleCounter(), new SimpleCounter()))) {
            committer.commit(Requests.of(batch));
        }
    }

    /** Rows of 40 days ago and of today. */
    private Batch batch(String vehicle, int checkpoint) {
        return TrackBatches.of(
                RUN,
                Batch.number(checkpoint, 0, 0),
                IntStream.range(0, OLD_ROWS + NEW_ROWS)
                        .mapToObj(
                                i -> {
                                    Instant day = i < OLD_ROWS ? longAgo : today;
                                    return TrackBatches.track(vehicle, day.plusSeconds(i), i);
                                })
                        .toList());
    }
}
