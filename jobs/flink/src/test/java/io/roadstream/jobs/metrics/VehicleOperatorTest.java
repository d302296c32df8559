/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.metrics;

import static io.roadstream.jobs.metrics.MetricsHarness.CELL;
import static io.roadstream.jobs.metrics.MetricsHarness.OTHER_CELL;
import static io.roadstream.jobs.metrics.MetricsHarness.START;
import static io.roadstream.jobs.metrics.MetricsHarness.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.roadstream.contract.event.KpiWindow;
import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.domain.metrics.VehicleFix;
import io.roadstream.domain.metrics.VehicleWindow;
import io.roadstream.domain.metrics.VehicleWindows;
import io.roadstream.jobs.fixtures.Instances;
import io.roadstream.jobs.fixtures.Proof;
import io.roadstream.jobs.fixtures.Proves;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VehicleOperatorTest {
    private static final int VEHICLES = 40;
    private static final long HOUR = 3_600_000;

    @ParameterizedTest
    @ValueSource(
            classes = {
                VehicleFix.class,
                VehicleWindow.class,
                VehicleWindows.class,
                ClosedWindow.class
            })
    void noTypeFallsBackToGenericSerialisation(Class<?> type) {
        SerializerConfigImpl config = new SerializerConfigImpl();
        config.setGenericTypes(false);

        assertThat(TypeInformation.of(type).createSerializer(config)).isNotNull();
    }

    @Test
    void aVehicleIsToldOnceAWindowHoweverOftenItReports() throws Exception {
        try (var harness = VehicleHarness.start(null, 1, 0, 0)) {
            for (int i = 0; i < 30; i++) {
                harness.timeIs(i * 1_000L);
                harness.fix("van-1", CELL, 0);
            }
            harness.timeIs(31_000);

            assertThat(harness.told())
                    .extracting(VehicleWindow::startMillis)
                    .containsExactly(START, START + WINDOW, START + 2 * WINDOW);
        }
    }

    @Test
    @Proves(value = Proof.RESCALE, operator = MetricsJob.VEHICLES_UID)
    void stateMovesFromOneInstanceToTwoAndBack() throws Exception {
        OperatorSubtaskState one;
        try (var harness = VehicleHarness.start(null, 1, 0, 1_000)) {
            for (int i = 0; i < VEHICLES; i++) {
                harness.fix("van-" + i, CELL, 0);
            }
            one = harness.snapshot(1);
        }
        List<OperatorSubtaskState> two = new ArrayList<>();
        List<VehicleWindow> told = new ArrayList<>();
        for (int subtask = 0; subtask < 2; subtask++) {
            try (var harness =
                    VehicleHarness.start(
                            MetricsHarness.part(one, 1, 2, subtask), 2, subtask, 2_000)) {
                for (int i = 0; i < VEHICLES; i++) {
                    if (Instances.of("acme|van-" + i, 2) == subtask) {
                        harness.fix("van-" + i, OTHER_CELL, 0);
                    }
                }
                harness.timeIs(11_000);
                assertThat(harness.stateEntries()).isBetween(1, VEHICLES - 1);
                told.addAll(harness.told());
                two.add(harness.snapshot(2));
            }
        }
        OperatorSubtaskState merged = MetricsHarness.together(two.get(0), two.get(1));
        try (var harness =
                VehicleHarness.start(MetricsHarness.part(merged, 2, 1, 0), 1, 0, 12_000)) {
            harness.timeIs(60_000);
            told.addAll(harness.told());
        }

        // Each once, with what came before the move and after it.
        assertThat(told)
                .hasSize(VEHICLES)
                .doesNotHaveDuplicates()
                .allMatch(window -> window.startMillis() == START)
                .allMatch(window -> window.seen().cell() == OTHER_CELL)
                .allMatch(window -> window.seen().agesMillis().size() == 2);
    }

    @Test
    @Proves(value = Proof.IDLE_SOURCE, operator = MetricsJob.VEHICLES_UID)
    void aVehicleIsToldThoughNobodyReportsAnyMore() throws Exception {
        try (var harness = VehicleHarness.start(null, 1, 0, 1_000)) {
            harness.fix("van-1", CELL, 0);

            // No other fix, no other vehicle, no watermark.
            harness.timeIs(11_000);
            assertThat(harness.told())
                    .extracting(VehicleWindow::vehicle, VehicleWindow::startMillis)
                    .containsExactly(tuple("van-1", START));
            harness.timeIs(HOUR);

            assertThat(harness.told()).isEmpty();
            assertThat(harness.timers()).isEqualTo(1);
        }
    }

    @Test
    @Proves(value = Proof.BOUNDED_STATE, operator = MetricsJob.VEHICLES_UID)
    void stateEndsTwoHoursAfterTheLastFix() throws Exception {
        try (var harness = VehicleHarness.start(null, 1, 0, 0)) {
            for (int hour = 0; hour < 7 * 24; hour++) {
                harness.timeIs(hour * HOUR);
                harness.fix("van-" + hour, CELL, 0);
                harness.timeIs(hour * HOUR + 60_000);
                assertThat(harness.stateEntries()).isLessThanOrEqualTo(3);
                assertThat(harness.timers()).isLessThanOrEqualTo(3);
            }
            harness.timeIs(8 * 24 * HOUR);

            assertThat(harness.stateEntries()).isZero();
            assertThat(harness.timers()).isZero();
        }
    }

    /** Both operators, restored at any time: what was told last of each window is what happened. */
    @SeededTest
    @Proves(
            value = {Proof.RESTORE, Proof.LATE_AND_OUT_OF_ORDER},
            operator = MetricsJob.VEHICLES_UID)
    void ofEachWindowTheLastRevisionIsWhatHappenedAcrossRestores(long seed) throws Exception {
        Random random = new Random(seed);
        Map<String, Map<String, Long>> happened = new TreeMap<>();
        List<KpiWindow> told = new ArrayList<>();
        VehicleHarness vehicles = VehicleHarness.start(null, 1, 0, 0);
        MetricsHarness tenant = MetricsHarness.start(null, 1, 0, START);
        // Each has a fix that is in time, so that no clock is taken for one that is behind.
        for (int i = 0; i < 8; i++) {
            fix(vehicles, "van-" + i, CELL, 0, 0, happened);
        }
        for (long time = 250; time < 150_000; time += 250) {
            vehicles.timeIs(time);
            for (int i = random.nextInt(3); i > 0 && time < 90_000; i--) {
                long age = Math.min(time, random.nextInt(4) == 0 ? random.nextInt(45_000) : 300);
                long cell = random.nextBoolean() ? CELL : OTHER_CELL;
                fix(vehicles, "van-" + random.nextInt(8), cell, time, age, happened);
            }
            for (VehicleWindow window : vehicles.told()) {
                tenant.take(window);
            }
            tenant.timeIs(time);
            if (random.nextInt(40) == 0) {
                OperatorSubtaskState before = vehicles.snapshot(1);
                OperatorSubtaskState tenantBefore = tenant.snapshot(1);
                told.addAll(tenant.windows());
                vehicles.close();
                tenant.close();
                vehicles = VehicleHarness.start(before, 1, 0, time);
                tenant = MetricsHarness.start(tenantBefore, 1, 0, START + time);
            }
        }
        told.addAll(tenant.windows());
        vehicles.close();
        tenant.close();

        Map<String, KpiWindow> last = new HashMap<>();
        for (KpiWindow window : told) {
            String key = key(window.startMillis(), window.envelope().entityId());
            KpiWindow before = last.put(key, window);
            assertThat(window.revision()).isEqualTo(before == null ? 0 : before.revision() + 1);
        }
        TreeMap<String, Integer> counted = new TreeMap<>();
        last.forEach((key, window) -> counted.put(key, window.counts().activeVehicles()));
        counted.values().removeIf(count -> count == 0);
        assertThat(counted).isEqualTo(counts(happened));
        assertThat(told).anyMatch(window -> window.revision() > 0);
    }

    private static void fix(
            VehicleHarness vehicles,
            String vehicle,
            long cell,
            long time,
            long age,
            Map<String, Map<String, Long>> happened)
            throws Exception {
        vehicles.fix(vehicle, cell, age);
        long start = START + (time - age) / WINDOW * WINDOW;
        if (START + time < start + WINDOW + 30_000) {
            happened.computeIfAbsent(Long.toString(start), s -> new TreeMap<>()).put(vehicle, cell);
        }
    }

    private static Map<String, Integer> counts(Map<String, Map<String, Long>> happened) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        happened.forEach(
                (start, cells) ->
                        cells.values()
                                .forEach(
                                        cell -> {
                                            long window = Long.parseLong(start);
                                            counts.merge(key(window, "all"), 1, Integer::sum);
                                            counts.merge(
                                                    key(window, Long.toHexString(cell)),
                                                    1,
                                                    Integer::sum);
                                        }));
        return counts;
    }

    private static String key(long startMillis, String area) {
        return startMillis + " " + area;
    }
}
