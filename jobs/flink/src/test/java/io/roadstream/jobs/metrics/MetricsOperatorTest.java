/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.metrics;

import static io.roadstream.contract.event.OrderStatus.CREATED;
import static io.roadstream.contract.event.OrderStatus.DELIVERED;
import static io.roadstream.contract.event.OrderStatus.DELIVERING;
import static io.roadstream.jobs.metrics.Deliveries.order;
import static io.roadstream.jobs.metrics.MetricsHarness.CELL;
import static io.roadstream.jobs.metrics.MetricsHarness.OTHER_CELL;
import static io.roadstream.jobs.metrics.MetricsHarness.START;
import static io.roadstream.jobs.metrics.MetricsHarness.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.KpiCounts;
import io.roadstream.contract.event.KpiWindow;
import io.roadstream.contract.event.Money;
import io.roadstream.contract.event.Order;
import io.roadstream.domain.metrics.MetricsRule;
import io.roadstream.jobs.fixtures.Instances;
import io.roadstream.jobs.fixtures.Proof;
import io.roadstream.jobs.fixtures.Proves;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class MetricsOperatorTest {
    private static final int TENANTS = 40;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    @Test
    void closesAWindowAGraceAfterItsEnd() throws Exception {
        try (var harness = MetricsHarness.start()) {
            harness.seen("acme", "van-1", 0, CELL, 80, 120);
            harness.seen("acme", "van-2", 0, OTHER_CELL, 2_000);
            harness.change(order("acme", "o-1", CREATED, 0));
            harness.timeIs(WINDOW + 999);
            assertThat(harness.windows()).isEmpty();

            harness.timeIs(WINDOW + 1_000);

            assertThat(harness.windows())
                    .extracting(
                            window -> window.envelope().entityId(),
                            KpiWindow::counts,
                            KpiWindow::eventAge)
                    .containsExactly(
                            tuple(
                                    "all",
                                    new KpiCounts(2, 1, 0, 1, 0, 0),
                                    new KpiWindow.EventAge(120, 2_000)),
                            tuple(
                                    Long.toHexString(CELL),
                                    new KpiCounts(1, 1, 0, 1, 0, 0),
                                    new KpiWindow.EventAge(80, 120)),
                            tuple(
                                    Long.toHexString(OTHER_CELL),
                                    new KpiCounts(1, 0, 0, 0, 0, 0),
                                    new KpiWindow.EventAge(2_000, 2_000)));
            assertThat(harness.windows().get(0).startMillis()).isEqualTo(START);
            assertThat(harness.windows().get(0).endMillis()).isEqualTo(START + WINDOW);
        }
    }

    @Test
    @Proves(value = Proof.LATE_AND_OUT_OF_ORDER, operator = MetricsJob.METRICS_UID)
    void whatComesLateCorrectsItsWindowAndNoOther() throws Exception {
        try (var harness = MetricsHarness.start()) {
            harness.change(order("acme", "o-1", CREATED, 0));
            harness.seen("acme", "van-1", 0, CELL, 80);
            harness.close(0);
            harness.seen("acme", "van-2", 0, CELL, 9_000);
            harness.seen("acme", "van-1", 0, OTHER_CELL, 80, 90);
            harness.close(1);

            assertThat(harness.windows().subList(2, 5))
                    .extracting(
                            KpiWindow::startMillis,
                            window -> window.envelope().entityId(),
                            KpiWindow::revision,
                            KpiWindow::counts)
                    .containsExactlyInAnyOrder(
                            tuple(START, "all", 1, new KpiCounts(2, 1, 0, 1, 0, 0)),
                            tuple(
                                    START,
                                    Long.toHexString(CELL),
                                    1,
                                    new KpiCounts(1, 1, 0, 1, 0, 0)),
                            tuple(
                                    START,
                                    Long.toHexString(OTHER_CELL),
                                    0,
                                    new KpiCounts(1, 0, 0, 0, 0, 0)));
            // And the cell that a correction told is told once more with nothing in it.
            assertThat(harness.windows().subList(5, harness.windows().size()))
                    .allMatch(window -> window.startMillis() == START + WINDOW)
                    .allMatch(window -> window.counts().activeVehicles() == 0);
            harness.close(2);
            assertThat(harness.windows()).last().satisfies(w -> assertThat(isOther(w)).isTrue());
        }
    }

    private static boolean isOther(KpiWindow window) {
        return window.envelope().entityId().equals(Long.toHexString(OTHER_CELL))
                && MetricsRule.isEmpty(window);
    }

    @Test
    void aWindowThatIsOverIsNotCorrected() throws Exception {
        try (var harness = MetricsHarness.start()) {
            harness.change(order("acme", "o-1", CREATED, 0));
            for (int window = 0; window < 6; window++) {
                harness.close(window);
            }
            int before = harness.windows().size();
            harness.seen("acme", "van-1", 0, CELL, 80);
            harness.close(6);

            assertThat(harness.windows().subList(before, harness.windows().size()))
                    .extracting(KpiWindow::startMillis)
                    .containsOnly(START + 6 * WINDOW);
        }
    }

    @Test
    void anOpenOrderBecomesLateThoughNobodySaysAnything() throws Exception {
        try (var harness = MetricsHarness.start()) {
            harness.change(order("acme", "o-1", CREATED, 0));

            for (int window = 0; window < 4; window++) {
                harness.close(window);
            }

            assertThat(harness.wholes())
                    .extracting(window -> window.counts().lateOrders())
                    .containsExactly(0, 0, 1, 1);
        }
    }

    @Test
    @Proves(value = Proof.IDLE_SOURCE, operator = MetricsJob.METRICS_UID)
    void anIdleSourceGetsOneEmptyWindowAndThenNone() throws Exception {
        try (var harness = MetricsHarness.start()) {
            harness.seen("acme", "van-1", 0, CELL, 80);
            harness.close(0);

            harness.timeIs(HOUR);

            assertThat(harness.windows())
                    .extracting(window -> window.counts().activeVehicles())
                    .containsExactly(1, 1, 0, 0);
            assertThat(harness.stateEntries()).isZero();
            assertThat(harness.timers()).isZero();
        }
    }

    @Test
    @Proves(value = Proof.LATE_AND_OUT_OF_ORDER, operator = MetricsJob.METRICS_UID)
    void statesThatAreNotNewerCountNothing() throws Exception {
        try (var harness = MetricsHarness.start()) {
            Order created = order("acme", "o-1", CREATED, 0);
            Order delivered = order("acme", "o-1", DELIVERED, 2_000);
            harness.change(created);
            harness.change(delivered);
            harness.change(order("acme", "o-1", DELIVERING, 1_000));
            harness.change(delivered);
            harness.change(created);
            harness.close(0);

            assertThat(harness.wholes().get(0).counts()).isEqualTo(new KpiCounts(0, 0, 0, 1, 1, 1));
            assertThat(harness.wholes().get(0).revenue()).containsExactly(new Money(1_000, "EUR"));
        }
    }

    @Test
    void aDeletedOrderIsOpenNoMoreAndStaysSo() throws Exception {
        try (var harness = MetricsHarness.start()) {
            Order created = order("acme", "o-1", CREATED, 0);
            harness.change(created);
            harness.close(0);
            harness.delete(created, new ChangeVersion(1, 99_999, 0));
            harness.change(order("acme", "o-1", DELIVERED, 12_000));
            harness.close(1);

            assertThat(harness.wholes())
                    .extracting(KpiWindow::counts)
                    .containsExactly(
                            new KpiCounts(0, 1, 0, 1, 0, 0), new KpiCounts(0, 0, 0, 0, 0, 0));
        }
    }

    @Test
    void readingAnOldTopicFromItsStartCountsWhatIsOpenAndNothingAsNew() throws Exception {
        try (var harness = MetricsHarness.start(null, 1, 0, START + DAY)) {
            harness.change(order("acme", "o-1", CREATED, 0));
            harness.change(order("acme", "o-1", DELIVERED, 20_000));
            harness.change(order("acme", "o-2", CREATED, 0));
            harness.timeIs(DAY + WINDOW);

            assertThat(harness.wholes().get(0).counts()).isEqualTo(new KpiCounts(0, 1, 1, 0, 0, 0));
        }
    }

    @Test
    @Proves(value = Proof.RESTORE, operator = MetricsJob.METRICS_UID)
    void whatCameWhileTheJobWasAwayIsCountedOnceInTheFirstWindowAfter() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = MetricsHarness.start()) {
            harness.change(order("acme", "o-1", CREATED, 0));
            harness.seen("acme", "van-1", 0, CELL, 80);
            snapshot = harness.snapshot(1);
        }

        try (var restored = MetricsHarness.start(snapshot, 1, 0, START + HOUR + 2_000)) {
            restored.change(order("acme", "o-1", DELIVERED, 20_000));
            restored.change(order("acme", "o-2", CREATED, 30_000));
            restored.timeIs(HOUR + WINDOW + 1_000);

            assertThat(restored.wholes())
                    .extracting(KpiWindow::startMillis, KpiWindow::counts)
                    .containsExactly(
                            tuple(START, new KpiCounts(1, 1, 0, 1, 0, 0)),
                            tuple(START + HOUR, new KpiCounts(0, 1, 1, 1, 1, 1)));
        }
    }

    @Test
    void windowsOfTheTimeInWhichTheJobWasAwayAreNotToldAsIfNothingWasOpen() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = MetricsHarness.start()) {
            harness.change(order("acme", "o-1", CREATED, 0));
            harness.seen("acme", "van-1", 0, CELL, 80);
            snapshot = harness.snapshot(1);
        }

        try (var restored = MetricsHarness.start(snapshot, 1, 0, START + 35_000)) {
            // What the vehicles' own operator has read of the backlog.
            for (int window = 1; window <= 3; window++) {
                restored.seen("acme", "van-1", window, CELL, 80);
            }
            restored.close(3);

            assertThat(restored.wholes())
                    .extracting(KpiWindow::startMillis, w -> w.counts().openOrders())
                    .containsExactly(tuple(START, 1), tuple(START + 3 * WINDOW, 1));
        }
    }

    @Test
    void whatComesLateOfATenantThatHasBecomeQuietCorrectsItsWindow() throws Exception {
        try (var harness = MetricsHarness.start()) {
            harness.seen("acme", "van-1", 0, CELL, 80);
            harness.close(0);
            harness.close(1);

            harness.timeIs(27_000);
            harness.seen("acme", "van-2", 0, CELL, 21_000);
            harness.close(2);

            assertThat(harness.wholes())
                    .filteredOn(window -> window.startMillis() == START)
                    .extracting(KpiWindow::revision, w -> w.counts().activeVehicles())
                    .containsExactly(tuple(0, 1), tuple(1, 2));
        }
    }

    @Test
    @Proves(value = Proof.RESCALE, operator = MetricsJob.METRICS_UID)
    void stateMovesFromOneInstanceToTwoAndBack() throws Exception {
        OperatorSubtaskState one;
        try (var harness = MetricsHarness.start()) {
            for (int i = 0; i < TENANTS; i++) {
                harness.change(order("t-" + i, "o-1", CREATED, 0));
                harness.seen("t-" + i, "van-1", 0, CELL, i);
            }
            one = harness.snapshot(1);
        }
        List<OperatorSubtaskState> two = new ArrayList<>();
        List<KpiWindow> first = new ArrayList<>();
        for (int subtask = 0; subtask < 2; subtask++) {
            try (var harness =
                    MetricsHarness.start(
                            MetricsHarness.part(one, 1, 2, subtask), 2, subtask, START + 5_000)) {
                for (String tenant : tenantsOf(subtask)) {
                    harness.change(order(tenant, "o-2", CREATED, 4_000));
                    harness.seen(tenant, "van-2", 0, CELL, 80);
                }
                harness.close(0);
                assertThat(harness.wholes()).hasSizeBetween(1, TENANTS - 1);
                first.addAll(harness.wholes());
                two.add(harness.snapshot(2));
            }
        }
        assertThat(first)
                .hasSize(TENANTS)
                .allMatch(window -> window.counts().equals(new KpiCounts(2, 2, 0, 2, 0, 0)))
                .extracting(window -> window.envelope().tenant())
                .doesNotHaveDuplicates();

        OperatorSubtaskState merged = MetricsHarness.together(two.get(0), two.get(1));
        try (var harness =
                MetricsHarness.start(
                        MetricsHarness.part(merged, 2, 1, 0), 1, 0, START + WINDOW + 1_100)) {
            for (int i = 0; i < TENANTS; i++) {
                harness.change(order("t-" + i, "o-1", DELIVERED, 11_000));
            }
            harness.close(1);
            assertThat(harness.wholes())
                    .hasSize(TENANTS)
                    .allMatch(window -> window.counts().equals(new KpiCounts(0, 1, 0, 0, 1, 1)));
        }
    }

    /** Those of one of two instances. */
    private static List<String> tenantsOf(int subtask) {
        return IntStream.range(0, TENANTS)
                .mapToObj(i -> "t-" + i)
                .filter(tenant -> Instances.of(tenant, 2) == subtask)
                .toList();
    }

    @Test
    @Proves(value = Proof.BOUNDED_STATE, operator = MetricsJob.METRICS_UID)
    void stateStaysBoundedOverAWeekAndEndsAfterIt() throws Exception {
        try (var harness = MetricsHarness.start()) {
            List<Long> bytesAtNoon = new ArrayList<>();
            int mostTimers = 0;
            // Each 20 minutes another vehicle and an order that lives 40 minutes; nights are quiet.
            for (int step = 0; step < 7 * 24 * 3; step++) {
                long time = step * (20 * MINUTE);
                harness.timeIs(time + 1_000);
                if (time % DAY >= 6 * HOUR) {
                    int window = (int) (time / WINDOW);
                    harness.seen("acme", "van-%03d".formatted(step), window, CELL, 80);
                    harness.change(order("acme", "o-%03d".formatted(step), CREATED, time));
                }
                if (step >= 2 && (time - 40 * MINUTE) % DAY >= 6 * HOUR) {
                    harness.change(
                            order("acme", "o-%03d".formatted(step - 2), DELIVERED, time + 1));
                }
                if (time % DAY == 12 * HOUR) {
                    bytesAtNoon.add(harness.stateBytes());
                }
                mostTimers = Math.max(mostTimers, harness.timers());
            }
            assertThat(bytesAtNoon).hasSize(7).containsOnly(bytesAtNoon.get(0));
            assertThat(mostTimers).isEqualTo(1);

            for (int step = 7 * 24 * 3 - 2; step < 7 * 24 * 3; step++) {
                harness.change(order("acme", "o-%03d".formatted(step), DELIVERED, 7 * DAY));
            }
            harness.timeIs(8 * DAY);
            harness.timeIs(9 * DAY);

            assertThat(harness.stateEntries()).isZero();
            assertThat(harness.timers()).isZero();
        }
    }

    @Test
    void anOpenOrderThatNeverEndsIsForgottenWithItsTopic() throws Exception {
        try (var harness = MetricsHarness.start()) {
            harness.change(order("acme", "o-1", CREATED, 0));
            // Not window by window: the clock jumps, as after a long stop.
            harness.timeIs(29 * DAY);
            harness.timeIs(29 * DAY + WINDOW);
            assertThat(harness.wholes())
                    .last()
                    .extracting(w -> w.counts().openOrders())
                    .isEqualTo(1);

            harness.timeIs(30 * DAY + WINDOW);
            harness.timeIs(30 * DAY + 8 * WINDOW);

            assertThat(harness.wholes())
                    .last()
                    .extracting(w -> w.counts().openOrders())
                    .isEqualTo(0);
            assertThat(harness.stateEntries()).isZero();
        }
    }
}
