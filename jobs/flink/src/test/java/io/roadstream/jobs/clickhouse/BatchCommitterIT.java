/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.contract.event.DeadLetter;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.Tracks;
import io.roadstream.contract.validation.Reason;
import io.roadstream.embedded.proxy.TcpProxy;
import io.roadstream.jobs.fixtures.Stack;
import io.roadstream.jobs.history.PositionRow;
import io.roadstream.jobs.runtime.ClickHouseConfig;
import io.roadstream.jobs.runtime.KafkaConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committer against the real engine, with the faults that make an outcome uncertain. */
class BatchCommitterIT {
    private static final Instant START = Instant.parse("2026-01-05T23:59:00Z");
    private static final AtomicLong NEXT_NUMBER = new AtomicLong(1);
    private static final UUID RUN = UUID.randomUUID();

    @TempDir static Path data;
    private static Stack stack;

    private final SimpleCounter committed = new SimpleCounter();
    private final SimpleCounter alreadyThere = new SimpleCounter();
    private final SimpleCounter failures = new SimpleCounter();

    @BeforeAll
    static void start() throws Exception {
        stack = Stack.start(data);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void storesABatchOverTwoDaysOnce() throws Exception {
        Batch batch = batch("plain", 100);

        try (var committer = committer(stack.clickHouseConfig())) {
            committer.commit(Requests.of(batch));
            committer.commit(Requests.of(batch));
        }

        assertStoredOnce("plain", 100);
        assertThat(committed.getCount()).isEqualTo(2);
    }

    @Test
    void storesPlacesAndUnknownsAsTheyCame() throws Exception {
        Batch corners =
                batch(
                        Stream.of(
                                        corner(0, -90, -180),
                                        corner(1, 90, 180).receivedAt(Reports.TIME),
                                        corner(2, -33.9249, 18.4241).speedMps(0).headingDeg(359.99),
                                        corner(3, 37.7699999, -122.4100001).sequence(0))
                                .map(report -> Tracks.of(report.build()).build())
                                .toList());

        try (var committer = committer(stack.clickHouseConfig())) {
            committer.commit(Requests.of(corners));
        }

        assertThat(
                        stack.sql(
                                "SELECT lat, lon, speed_mps, heading_deg, sequence, toUnixTimestamp64Milli(ingest_time) - toUnixTimestamp64Milli(ts) FROM"
                                        + " v_positions WHERE vehicle = 'corner' ORDER BY ts"))
                .isEqualTo(
                        """
                        -90\t-180\t\\N\t\\N\t\\N\t1000
                        90\t180\t\\N\t\\N\t\\N\t-1000
                        -33.9249\t18.4241\t0\t359.99\t\\N\t1000
                        37.7699999\t-122.4100001\t\\N\t\\N\t0\t1000""");
        assertThat(stack.sql("SELECT lat, lon FROM v_positions_latest WHERE vehicle = 'corner'"))
                .isEqualTo("37.7699999\t-122.4100001");
    }

    private static Reports.Builder corner(int second, double lat, double lon) {
        return Reports.report("corner").after(Duration.ofSeconds(second)).place(lat, lon);
    }

    @Test
    void findsWhatAnEarlierAttemptStored() throws Exception {
        Batch batch = batch("recovered", 100);
        try (var committer = committer(stack.clickHouseConfig())) {
            committer.commit(Requests.of(batch));
        }

        try (var restarted = committer(stack.clickHouseConfig())) {
            restarted.commit(Requests.of(batch));
        }

        assertStoredOnce("recovered", 100);
        assertThat(alreadyThere.getCount()).isEqualTo(1);
    }

    @Test
    void countsBeforeItTriesAgainWhenTheReplyWasLost() throws Exception {
        try (TcpProxy proxy = TcpProxy.start("127.0.0.1", stack.clickHouse().port());
                var committer = committer(through(proxy))) {
            committer.commit(Requests.of(batch("warm-up", 1)));
            proxy.dropReplies(1, "insert_deduplication_token");

            committer.commit(Requests.of(batch("lost-reply", 100)));

            assertThat(proxy.droppedReplies()).isEqualTo(1);
        }
        assertThat(failures.getCount()).isEqualTo(1);
        assertThat(alreadyThere.getCount()).isEqualTo(1);
        assertStoredOnce("lost-reply", 100);
    }

    @Test
    void storesUnderAnotherTokenWhatIsKnownByItsTokenButGone() throws Exception {
        Batch batch = batch("token-only", 100);
        try (var committer = committer(stack.clickHouseConfig())) {
            committer.commit(Requests.of(batch));
        }
        stack.sql(
                "ALTER TABLE positions DELETE WHERE vehicle = 'token-only' SETTINGS mutations_sync = 2");

        try (var restarted = committer(stack.clickHouseConfig())) {
            restarted.commit(Requests.of(batch));
        }

        assertThat(alreadyThere.getCount()).isZero();
        assertStoredOnce("token-only", 100);
    }

    @Test
    void mendsAViewThatMissedABatch() throws Exception {
        Batch batch = batch("view", 100);
        try (var committer = committer(stack.clickHouseConfig())) {
            committer.commit(Requests.of(batch));
        }
        for (String table : List.of("vehicle_hour", "positions_latest")) {
            stack.sql(
                    "ALTER TABLE %s DELETE WHERE vehicle = 'view' SETTINGS mutations_sync = 2"
                            .formatted(table));
        }

        try (var restarted = committer(stack.clickHouseConfig())) {
            restarted.commit(Requests.of(batch));
        }

        assertStoredOnce("view", 100);
    }

    @Test
    void outlastsAServerThatIsKilledAndRestarted() throws Exception {
        try (var committer = committer(stack.clickHouseConfig())) {
            committer.commit(Requests.of(batch("before-kill", 10)));
            stack.clickHouse().kill();
            Thread restart = new Thread(BatchCommitterIT::restartClickHouse);
            restart.start();

            committer.commit(Requests.of(batch("after-kill", 100)));

            restart.join();
        }
        assertThat(failures.getCount()).isPositive();
        assertStoredOnce("before-kill", 10);
        assertStoredOnce("after-kill", 100);
    }

    @Test
    void failsTheTaskOnceItsPatienceIsUsedUp() throws Exception {
        ClickHouseConfig nowhere =
                new ClickHouseConfig("http://127.0.0.1:1", "default", "roadstream", "");
        Batch batch = batch("nowhere", 1);

        Backoff impatient =
                new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(1));
        try (var committer = committer(nowhere, impatient)) {
            assertThatThrownBy(() -> committer.commit(Requests.of(batch)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(batch.token())
                    .hasMessageContaining("tried again after the restart");
        }
        assertThat(committed.getCount()).isZero();
    }

    @Test
    void setsAsideOnlyTheRowsThatClickHouseRefusesForGood() throws Exception {
        stack.sql(
                "ALTER TABLE positions ADD CONSTRAINT not_13 CHECK seq != 13 OR vehicle != 'poison'");
        try (var committer = committer(stack.clickHouseConfig())) {
            committer.commit(Requests.of(batch("poison", 100)));
        } finally {
            stack.sql("ALTER TABLE positions DROP CONSTRAINT not_13");
        }

        assertStoredOnce("poison", 99);
        assertThat(stack.sql("SELECT count() FROM positions WHERE vehicle = 'poison' AND seq = 13"))
                .isEqualTo("0");
        List<DeadLetter> letters = stack.awaitDeadLetters(1);
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).reason()).isEqualTo(Reason.REFUSED_BY_STORE);
        assertThat(letters.get(0).message()).contains("not_13");
    }

    private static void restartClickHouse() {
        try {
            stack.clickHouse().restart();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertStoredOnce(String vehicle, int rows) {
        String where = " WHERE vehicle = '" + vehicle + "'";
        assertThat(stack.sql("SELECT count(), uniqExact(seq) FROM positions" + where))
                .isEqualTo(rows + "\t" + rows);
        assertThat(stack.sql("SELECT sum(reports) FROM v_vehicle_hour" + where))
                .isEqualTo(Integer.toString(rows));
        assertThat(stack.sql("SELECT ts FROM v_positions_latest" + where))
                .isEqualTo(stack.sql("SELECT max(ts) FROM positions" + where));
    }

    private BatchCommitter<Track> committer(ClickHouseConfig clickHouse) {
        return committer(
                clickHouse,
                new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(30)));
    }

    private BatchCommitter<Track> committer(ClickHouseConfig clickHouse, Backoff backoff) {
        KafkaConfig kafka =
                new KafkaConfig(
                        stack.kafka().bootstrapServers(), new Properties(), Duration.ofHours(1));
        PositionRow encoder = new PositionRow();
        return new BatchCommitter<>(
                new BatchInserter<>(
                        new Store(clickHouse),
                        encoder,
                        new RefusedRows(kafka, "clickhouse:positions", Clock.systemUTC()),
                        Clock.systemUTC()),
                backoff,
                new BatchCommitter.Counters(committed, alreadyThere, failures));
    }

    private static ClickHouseConfig through(TcpProxy proxy) {
        ClickHouseConfig direct = stack.clickHouseConfig();
        return new ClickHouseConfig(
                "http://127.0.0.1:" + proxy.port(),
                direct.database(),
                direct.user(),
                direct.password());
    }

    /** Rows one a second from a minute before midnight on, so that they lie on two days. */
    private static Batch batch(String vehicle, int rows) {
        return batch(
                IntStream.range(0, rows)
                        .mapToObj(i -> TrackBatches.track(vehicle, START.plusSeconds(i), i))
                        .toList());
    }

    private static Batch batch(List<Track> tracks) {
        return TrackBatches.of(RUN, Batch.number(NEXT_NUMBER.getAndIncrement(), 0, 0), tracks);
    }
}
