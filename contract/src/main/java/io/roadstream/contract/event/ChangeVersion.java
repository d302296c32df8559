/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import java.util.Comparator;

/**
 * Which state of a row of the order database an event is. Of two versions of one row the greater is
 * newer (ADR 0014).
 *
 * @param epoch number of the snapshot that the change belongs to or follows, from 1
 * @param commitLsn log position of the newest commit before the change's own transaction, 0 in a
 *     snapshot
 * @param changeLsn log position of the change, 0 in a snapshot
 */
public record ChangeVersion(int epoch, long commitLsn, long changeLsn)
        implements Comparable<ChangeVersion> {
    private static final Comparator<ChangeVersion> ORDER =
            Comparator.comparingInt(ChangeVersion::epoch)
                    .thenComparingLong(ChangeVersion::commitLsn)
                    .thenComparingLong(ChangeVersion::changeLsn);

    public ChangeVersion {
        if (epoch < 1) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE, "epoch must be 1 or more, was " + epoch);
        }
        Checks.requireNotNegative("commitLsn", commitLsn);
        Checks.requireNotNegative("changeLsn", changeLsn);
    }

    /** Of every row that a snapshot reads: older than any change streamed after it began. */
    public static ChangeVersion ofSnapshot(int epoch) {
        return new ChangeVersion(epoch, 0, 0);
    }

    public boolean isOfSnapshot() {
        return commitLsn == 0 && changeLsn == 0;
    }

    public boolean isNewerThan(ChangeVersion other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(ChangeVersion other) {
        return ORDER.compare(this, other);
    }
}
