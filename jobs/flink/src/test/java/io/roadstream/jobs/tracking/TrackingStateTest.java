/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.topic.Topics;
import io.roadstream.domain.tracking.MemoryBucket;
import io.roadstream.jobs.fixtures.ChangingFleet;
import io.roadstream.jobs.fixtures.ChangingFleet.Kept;
import io.roadstream.jobs.fixtures.Proof;
import io.roadstream.jobs.fixtures.Proves;
import io.roadstream.jobs.tracking.TrackingHarness.Operator;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What both operators of tracking keep: through a restart, a change of instances, and for weeks.
 */
class TrackingStateTest {
    private static final int VEHICLES = 20;
    private static final int PHASES = 3;

    @ParameterizedTest
    @EnumSource
    @Proves(
            value = Proof.RESTORE,
            operator = {TrackingJob.TRACKING_UID, TrackingJob.LATEST_UID})
    void aRestartChangesNothing(Operator operator) throws Exception {
        List<String> told = new ArrayList<>();
        OperatorSubtaskState snapshot = null;
        for (int phase = 0; phase < PHASES; phase++) {
            try (TrackingHarness<?> harness = operator.start(snapshot, 1, 0)) {
                told.addAll(drive(harness, phase));
                snapshot = harness.snapshot(phase, phase);
            }
        }

        assertThat(told).isEqualTo(undisturbed(operator));
    }

    @ParameterizedTest
    @EnumSource
    @Proves(
            value = Proof.RESCALE,
            operator = {TrackingJob.TRACKING_UID, TrackingJob.LATEST_UID})
    void stateMovesFromOneInstanceToTwoAndBack(Operator operator) throws Exception {
        int max = Topics.MAX_PARALLELISM;
        List<String> told = new ArrayList<>();
        OperatorSubtaskState one;
        try (TrackingHarness<?> harness = operator.start(null, 1, 0)) {
            told.addAll(drive(harness, 0));
            one = harness.snapshot(1, 1);
        }

        OperatorSubtaskState[] two = new OperatorSubtaskState[2];
        List<String> both = new ArrayList<>();
        for (int index = 0; index < 2; index++) {
            var part = TrackingHarness.repartitionOperatorState(one, max, 1, 2, index);
            try (TrackingHarness<?> harness = operator.start(part, 2, index)) {
                List<String> own = drive(harness, 1);
                assertThat(own).isNotEmpty();
                both.addAll(own);
                two[index] = harness.snapshot(2, 2);
            }
        }
        told.addAll(both.stream().sorted().toList());

        var merged =
                TrackingHarness.repartitionOperatorState(
                        TrackingHarness.repackageState(two), max, 2, 1, 0);
        try (TrackingHarness<?> harness = operator.start(merged, 1, 0)) {
            told.addAll(drive(harness, 2));
        }
        assertThat(told).isEqualTo(undisturbed(operator));
    }

    @ParameterizedTest
    @EnumSource
    @Proves(
            value = Proof.BOUNDED_STATE,
            operator = {TrackingJob.TRACKING_UID, TrackingJob.LATEST_UID})
    void stateOfAFleetThatChangesIsBoundedAndEnds(Operator operator) throws Exception {
        int vehicles = 7 * ChangingFleet.VEHICLES_A_DAY;
        int entriesOfOne = operator == Operator.LATEST ? 1 : 1 + MemoryBucket.COUNT;
        try (TrackingHarness<?> harness = operator.start(null, 1, 0)) {
            // Each vehicle asks once whether it fell silent; one more timer of either kind is there
            // while something of it waits.
            ChangingFleet.drive(
                    harness,
                    new Kept(
                            vehicles * entriesOfOne,
                            vehicles + ChangingFleet.VEHICLES_A_DAY,
                            ChangingFleet.VEHICLES_A_DAY));
        }
    }

    private static List<String> undisturbed(Operator operator) throws Exception {
        List<String> told = new ArrayList<>();
        try (TrackingHarness<?> harness = operator.start(null, 1, 0)) {
            for (int phase = 0; phase < PHASES; phase++) {
                told.addAll(drive(harness, phase));
            }
        }
        assertThat(told).hasSizeGreaterThan(PHASES * VEHICLES);
        return told;
    }

    /** Ends each phase with fixes that wait and fixes that repeat those of the phase before. */
    private static List<String> drive(TrackingHarness<?> harness, int phase) throws Exception {
        int second = phase * 60;
        harness.time(second * 1_000L);
        for (int i = 0; i < VEHICLES; i++) {
            String vehicle = "cab-" + i;
            harness.at(vehicle, second - 60, 0);
            harness.at(vehicle, second, 0);
        }
        harness.time(second * 1_000L + 20_000);
        for (int i = 0; i < VEHICLES; i++) {
            harness.fix("cab-" + i, second + 20, i);
        }
        harness.time(second * 1_000L + 50_000);
        for (int i = 0; i < VEHICLES; i++) {
            harness.fix("cab-" + i, second + 50, 3 * i);
        }
        return harness.told();
    }
}
