/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.jobs.local.CheckpointFolder.Kind;
import io.roadstream.jobs.local.CheckpointFolder.Snapshot;
import io.roadstream.jobs.local.RunMark.Left;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartDecisionTest {
    private static final Path FOLDER = Path.of("checkpoints/live");
    private static final Optional<Snapshot> NEWEST =
            Optional.of(new Snapshot(FOLDER.resolve("x/chk-7"), 7, Kind.CHECKPOINT));

    @Test
    void resumesTheNewestSnapshotWhateverElseIsSaid() {
        for (Left left : Left.values()) {
            assertThat(decide(NEWEST, true, left, true).resumeFrom())
                    .isEqualTo(FOLDER.resolve("x/chk-7"));
        }
    }

    @Test
    void startsForTheFirstTimeWhereNoCheckpointEverCompleted() {
        for (Left left : new Left[] {Left.UNKNOWN, Left.STARTED, Left.DRAINED}) {
            assertThat(decide(Optional.empty(), false, left, false).reason())
                    .contains("first time");
        }
    }

    @Test
    void goesOnFromTheOffsetsAfterADrain() {
        StartDecision decision = decide(Optional.empty(), true, Left.DRAINED, false);

        assertThat(decision.resumeFrom()).isNull();
        assertThat(decision.reason()).contains("new run");
    }

    @Test
    void goesOnFromTheOffsetsWhereTheLastRunHadNoCheckpoint() {
        StartDecision decision = decide(Optional.empty(), true, Left.STARTED, false);

        assertThat(decision.resumeFrom()).isNull();
        assertThat(decision.reason()).contains("committed offsets");
    }

    @Test
    void refusesAlsoWhereOffsetsAreNotYetCommitted() {
        assertThatThrownBy(() -> decide(Optional.empty(), false, Left.WITH_STATE, false))
                .hasMessageContaining("--accept-state-loss true");
    }

    @Test
    void refusesToStartWithoutStateThatMattered() {
        for (Left left : new Left[] {Left.UNKNOWN, Left.WITH_STATE}) {
            assertThatThrownBy(() -> decide(Optional.empty(), true, left, false))
                    .hasMessageContaining("Job 'live'")
                    .hasMessageContaining(FOLDER.toString())
                    .hasMessageContaining("--accept-state-loss true");
        }
    }

    @Test
    void startsWithoutStateWhenToldTo() {
        assertThat(decide(Optional.empty(), true, Left.WITH_STATE, true).reason())
                .contains("as asked for");
    }

    private static StartDecision decide(
            Optional<Snapshot> newest, boolean committed, Left left, boolean acceptLoss) {
        return StartDecision.of("live", FOLDER, newest, committed, left, acceptLoss);
    }
}
