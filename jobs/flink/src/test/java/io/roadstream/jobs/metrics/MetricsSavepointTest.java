/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.KpiCounts;
import io.roadstream.contract.event.KpiWindow;
import io.roadstream.contract.event.Money;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.topic.Topics;
import io.roadstream.domain.metrics.MetricsRule;
import io.roadstream.domain.metrics.MetricsSettings;
import io.roadstream.domain.metrics.SeenVehicle;
import io.roadstream.domain.metrics.VehicleFix;
import io.roadstream.domain.metrics.VehicleRule;
import io.roadstream.domain.metrics.VehicleWindow;
import io.roadstream.jobs.captured.OrderChange;
import io.roadstream.jobs.fixtures.KeptDay;
import io.roadstream.jobs.fixtures.KeptSavepoint;
import io.roadstream.jobs.fixtures.Restores;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Key figures go on from what earlier builds kept. */
@ParameterizedClass
@EnumSource(KeptSavepoint.class)
class MetricsSavepointTest {
    private static final long BEHIND = Duration.ofMinutes(10).toMillis();

    private final KeptSavepoint kept;
    private final KeptDay day;

    MetricsSavepointTest(KeptSavepoint kept) {
        this.kept = kept;
        this.day = kept.day();
    }

    @Test
    @Restores(MetricsJob.VEHICLES_UID)
    void tellsOfTheOpenWindowWhoWasSeenInIt() throws Exception {
        try (var harness = kept.open(MetricsJob.VEHICLES_UID, vehicleHarness())) {
            harness.setProcessingTime(windowEnd() + MetricsHarness.GRACE / 2);

            assertThat(harness.extractOutputValues())
                    .extracting(VehicleWindow::vehicle, VehicleWindow::startMillis)
                    .containsExactlyInAnyOrder(
                            tuple("van-1", windowEnd() - MetricsHarness.WINDOW),
                            tuple("van-2", windowEnd() - MetricsHarness.WINDOW));
        }
    }

    /** Two hours later all that a phone says is ten minutes behind: so is its clock, if known. */
    @Test
    @Restores(MetricsJob.VEHICLES_UID)
    void aClockThatWasHeardForLongCanBeBehind() throws Exception {
        try (var harness = kept.open(MetricsJob.VEHICLES_UID, vehicleHarness())) {
            for (int minutes = 60; minutes <= 125; minutes += 65) {
                long now = kept.takenMillis() + Duration.ofMinutes(minutes).toMillis();
                harness.setProcessingTime(now);
                harness.processElement(
                        new VehicleFix(
                                new Envelope("acme", "van-1", now - BEHIND, now),
                                MetricsHarness.CELL),
                        0);
            }
            long now = harness.getProcessingTime();
            harness.setProcessingTime(now + MetricsHarness.WINDOW);

            assertThat(harness.extractOutputValues())
                    .filteredOn(window -> window.startMillis() > kept.takenMillis())
                    .extracting(VehicleWindow::vehicle, VehicleWindow::startMillis)
                    .isEqualTo(
                            kept == KeptSavepoint.LIVE_1
                                    ? List.of()
                                    : List.of(
                                            tuple(
                                                    "van-1",
                                                    now
                                                            - Math.floorMod(
                                                                    now, MetricsHarness.WINDOW))));
        }
    }

    @Test
    @Restores(MetricsJob.METRICS_UID)
    void closesTheOpenWindowWithWhatWasInIt() throws Exception {
        try (var harness = kept.open(MetricsJob.METRICS_UID, harness())) {
            assertThat(harness.extractOutputValues()).isEmpty();
            harness.processElement1(seen("van-1"), 0);
            harness.processElement1(seen("van-2"), 0);
            harness.setProcessingTime(windowEnd() + MetricsHarness.GRACE);
            harness.processElement2(
                    OrderChange.of(day.order2(OrderStatus.DELIVERED, "van-5", 8, 20)), 0);
            harness.processElement2(OrderChange.of(day.order1(OrderStatus.DELIVERING, 2, -395)), 0);
            harness.setProcessingTime(windowEnd() + MetricsHarness.WINDOW + MetricsHarness.GRACE);

            List<KpiWindow> wholes =
                    harness.extractOutputValues().stream().filter(KpiWindow::isWhole).toList();
            assertThat(wholes)
                    .extracting(KpiWindow::endMillis)
                    .containsExactly(windowEnd(), windowEnd() + MetricsHarness.WINDOW);
            // o-1, o-2 and o-3 are open; o-4 was made and brought.
            assertThat(wholes)
                    .extracting(KpiWindow::counts)
                    .containsExactly(
                            new KpiCounts(2, 3, 0, 1, 1, 1), new KpiCounts(0, 2, 0, 0, 1, 1));
            assertThat(wholes.get(0).revenue()).containsExactly(new Money(1_000, "EUR"));
        }
    }

    /** Of the window that was open. */
    private long windowEnd() {
        return Math.floorDiv(kept.takenMillis() - MetricsHarness.GRACE / 2, MetricsHarness.WINDOW)
                        * MetricsHarness.WINDOW
                + MetricsHarness.WINDOW;
    }

    private VehicleWindow seen(String vehicle) {
        return new VehicleWindow(
                "acme",
                vehicle,
                windowEnd() - MetricsHarness.WINDOW,
                new SeenVehicle(MetricsHarness.CELL, List.of(100)));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, VehicleFix, VehicleWindow>
            vehicleHarness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(
                        new VehicleOperator(new VehicleRule(MetricsSettings.DEFAULT))),
                fix -> fix.envelope().key(),
                Types.STRING,
                Topics.MAX_PARALLELISM,
                1,
                0);
    }

    private static KeyedTwoInputStreamOperatorTestHarness<
                    String, VehicleWindow, OrderChange, KpiWindow>
            harness() throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(
                        new MetricsOperator(new MetricsRule(MetricsSettings.DEFAULT))),
                VehicleWindow::tenant,
                change -> change.state().envelope().tenant(),
                Types.STRING,
                Topics.MAX_PARALLELISM,
                1,
                0);
    }
}
