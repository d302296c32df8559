/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.ingest.replay.format.ReplayRow;
import io.roadstream.ingest.replay.format.ReplayRow.Place;
import io.roadstream.ingest.replay.format.ReplayRow.RowMotion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LanesTest {
    /** With two lanes, "a" and "c" share one and "b" has the other. */
    private static final int CONNECTIONS = 2;

    private static final int LANE_A = Math.floorMod("a".hashCode(), CONNECTIONS);
    private static final int LANE_B = Math.floorMod("b".hashCode(), CONNECTIONS);

    @Test
    void takesRowsOfAVehicleInOrder() throws Exception {
        Lanes lanes = new Lanes(CONNECTIONS, Duration.ofSeconds(60), 10, false);
        lanes.put(row("a", 1));
        lanes.put(row("c", 2));
        lanes.put(row("a", 3));
        lanes.end();

        assertThat(names(lanes.take(LANE_A))).containsExactly("a@1", "c@2", "a@3");
        assertThat(lanes.take(LANE_A)).isEmpty();
    }

    @Test
    void cutsABatchAtItsSizeAndAtTheSkew() throws Exception {
        Lanes lanes = new Lanes(CONNECTIONS, Duration.ofSeconds(60), 2, false);
        lanes.put(row("a", 1));
        lanes.put(row("a", 2));
        lanes.put(row("a", 61));
        lanes.put(row("a", 62));
        lanes.end();

        assertThat(names(lanes.take(LANE_A))).containsExactly("a@1", "a@2");
        lanes.acknowledge(LANE_A);
        assertThat(names(lanes.take(LANE_A))).containsExactly("a@61", "a@62");
    }

    @Test
    void holdsBackALaneThatIsAheadUntilTheSlowestIsAcknowledged() throws Exception {
        Lanes lanes = new Lanes(CONNECTIONS, Duration.ofSeconds(60), 10, false);
        lanes.put(row("b", 0));
        lanes.put(row("a", 60));
        lanes.put(row("a", 61));
        lanes.end();
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            assertThat(names(lanes.take(LANE_A))).containsExactly("a@60");
            lanes.acknowledge(LANE_A);
            Future<List<ReplayRow>> ahead = executor.submit(() -> lanes.take(LANE_A));

            assertThat(names(lanes.take(LANE_B))).containsExactly("b@0");
            Assertions.assertThatThrownBy(() -> ahead.get(50, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            lanes.acknowledge(LANE_B);

            assertThat(names(ahead.get())).containsExactly("a@61");
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void endsEveryWaitWhenItIsStopped() throws Exception {
        Lanes lanes = new Lanes(CONNECTIONS, Duration.ofSeconds(60), 1, true);
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            Future<List<ReplayRow>> taking = executor.submit(() -> lanes.take(LANE_B));
            Future<Boolean> putting =
                    executor.submit(
                            () -> {
                                boolean goesOn = true;
                                while (goesOn) {
                                    goesOn = lanes.put(row("a", 1));
                                }
                                return goesOn;
                            });

            lanes.stop();

            assertThat(taking.get()).isEmpty();
            assertThat(putting.get()).isFalse();
            assertThat(lanes.take(LANE_A)).isEmpty();
        } finally {
            executor.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8})
    void keepsOrderAndSkewUnderLoad(int connections) throws Exception {
        int rows = 20_000;
        int vehicles = 50;
        long maxSkewMillis = 5_000;
        Lanes lanes = new Lanes(connections, Duration.ofMillis(maxSkewMillis), 100, true);
        Map<Integer, Long> underWay = new ConcurrentHashMap<>();
        Map<String, Long> last = new ConcurrentHashMap<>();
        AtomicLong worstSkew = new AtomicLong();
        ExecutorService executor = Executors.newFixedThreadPool(connections);
        List<Future<Integer>> taken = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            int connection = i;
            taken.add(executor.submit(() -> takeAll(lanes, connection, underWay, last, worstSkew)));
        }

        for (int i = 0; i < rows; i++) {
            lanes.put(row("v" + i % vehicles, i));
        }
        lanes.end();

        int total = 0;
        for (Future<Integer> count : taken) {
            total += count.get();
        }
        executor.shutdownNow();
        assertThat(total).isEqualTo(rows);
        assertThat(worstSkew.get()).isLessThanOrEqualTo(maxSkewMillis);
    }

    private static int takeAll(
            Lanes lanes,
            int connection,
            Map<Integer, Long> underWay,
            Map<String, Long> last,
            AtomicLong worstSkew)
            throws InterruptedException {
        int count = 0;
        for (List<ReplayRow> rows = lanes.take(connection);
                !rows.isEmpty();
                rows = lanes.take(connection)) {
            underWay.put(connection, rows.get(0).timeMillis());
            long newest = rows.get(rows.size() - 1).timeMillis();
            for (long oldest : new HashMap<>(underWay).values()) {
                worstSkew.accumulateAndGet(newest - oldest, Math::max);
            }
            for (ReplayRow row : rows) {
                Long before = last.put(row.vehicle(), row.timeMillis());
                assertThat(before == null ? -1 : before).isLessThan(row.timeMillis());
            }
            count += rows.size();
            underWay.remove(connection);
            lanes.acknowledge(connection);
        }
        return count;
    }

    private static ReplayRow row(String vehicle, long seconds) {
        return new ReplayRow(
                vehicle,
                seconds * 1_000,
                new Place(1, 2),
                RowMotion.UNKNOWN,
                vehicle + "@" + seconds);
    }

    private static List<String> names(List<ReplayRow> rows) {
        return rows.stream().map(ReplayRow::name).toList();
    }
}
