/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import static io.roadstream.contract.fixtures.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.validation.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChangeVersionTest {
    @Test
    void isOrderedByEpochThenCommitThenPlaceInTheLog() {
        assertThat(
                        List.of(
                                ChangeVersion.ofSnapshot(1),
                                new ChangeVersion(1, 0, 900),
                                new ChangeVersion(1, 500, 400),
                                new ChangeVersion(1, 500, 450),
                                new ChangeVersion(1, 900, 300),
                                ChangeVersion.ofSnapshot(2),
                                new ChangeVersion(2, 100, 50)))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void aSnapshotIsOlderThanAnyChangeStreamedAfterIt() {
        ChangeVersion snapshot = ChangeVersion.ofSnapshot(3);

        assertThat(new ChangeVersion(3, 0, 1).isNewerThan(snapshot)).isTrue();
        assertThat(snapshot.isNewerThan(new ChangeVersion(3, 0, 1))).isFalse();
        assertThat(snapshot.isNewerThan(new ChangeVersion(2, Long.MAX_VALUE, 1))).isTrue();
    }

    @Test
    void isNotNewerThanItself() {
        assertThat(new ChangeVersion(1, 2, 3).isNewerThan(new ChangeVersion(1, 2, 3))).isFalse();
    }

    @Test
    void refusesWhatNoDatabaseCanSay() {
        assertRefused(
                () -> ChangeVersion.ofSnapshot(0),
                Reason.INVALID_VALUE,
                "epoch must be 1 or more, was 0");
        assertRefused(
                () -> new ChangeVersion(1, -1, 0),
                Reason.INVALID_VALUE,
                "commitLsn must not be negative, was -1");
        assertRefused(
                () -> new ChangeVersion(1, 0, -1),
                Reason.INVALID_VALUE,
                "changeLsn must not be negative, was -1");
    }
}
