/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.KpiCounts;
import io.roadstream.contract.event.KpiWindow;
import io.roadstream.contract.event.Money;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.topic.Topics;
import io.roadstream.domain.metrics.MetricsRule;
import io.roadstream.domain.metrics.MetricsSettings;
import io.roadstream.domain.metrics.VehicleFix;
import io.roadstream.jobs.captured.OrderChange;
import io.roadstream.jobs.fixtures.KeptDay;
import io.roadstream.jobs.fixtures.KeptSavepoint;
import io.roadstream.jobs.fixtures.Restores;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Key figures go on from what earlier builds kept. */
class MetricsSavepointTest {
    private static final KeptSavepoint KEPT = KeptSavepoint.LIVE_1;
    private static final KeptDay DAY = KEPT.day();

    @Test
    @Restores(MetricsJob.METRICS_UID)
    void closesTheOpenWindowWithWhatWasInIt() throws Exception {
        try (var harness = KEPT.open(MetricsJob.METRICS_UID, harness())) {
            assertThat(harness.extractOutputValues()).isEmpty();
            long windowEnd =
                    Math.floorDiv(KEPT.takenMillis() - MetricsHarness.GRACE, MetricsHarness.WINDOW)
                                    * MetricsHarness.WINDOW
                            + MetricsHarness.WINDOW;
            harness.setProcessingTime(windowEnd + MetricsHarness.GRACE);
            harness.processElement2(
                    OrderChange.of(DAY.order2(OrderStatus.DELIVERED, "van-5", 8, 20)), 0);
            harness.processElement2(OrderChange.of(DAY.order1(OrderStatus.DELIVERING, 2, -395)), 0);
            harness.setProcessingTime(windowEnd + MetricsHarness.WINDOW + MetricsHarness.GRACE);

            List<KpiWindow> wholes =
                    harness.extractOutputValues().stream().filter(KpiWindow::isWhole).toList();
            assertThat(wholes)
                    .extracting(KpiWindow::endMillis)
                    .containsExactly(windowEnd, windowEnd + MetricsHarness.WINDOW);
            // van-1 and van-2; o-1, o-2 and o-3; o-4 was made and brought.
            assertThat(wholes)
                    .extracting(KpiWindow::counts)
                    .containsExactly(
                            new KpiCounts(2, 3, 0, 1, 1, 1), new KpiCounts(0, 2, 0, 0, 1, 1));
            assertThat(wholes.get(0).revenue()).containsExactly(new Money(1_000, "EUR"));
        }
    }

    private static KeyedTwoInputStreamOperatorTestHarness<
                    String, VehicleFix, OrderChange, KpiWindow>
            harness() throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(
                        new MetricsOperator(new MetricsRule(MetricsSettings.DEFAULT))),
                VehicleFix::tenant,
                change -> change.state().envelope().tenant(),
                Types.STRING,
                Topics.MAX_PARALLELISM,
                1,
                0);
    }
}
