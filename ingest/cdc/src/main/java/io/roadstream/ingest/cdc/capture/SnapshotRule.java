/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.capture;

import io.roadstream.ingest.cdc.database.SlotStatus;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether streaming may go on where it stopped, or the tables must be read anew. */
final class SnapshotRule {
    private static final Pattern IN_SNAPSHOT = Pattern.compile("\"snapshot\"\\s*:");
    private static final Pattern SNAPSHOT_DONE =
            Pattern.compile("\"(snapshot_completed|last_snapshot_record)\"\\s*:\\s*true");

    private SnapshotRule() {}

    /**
     * Why a new snapshot is needed; empty if it is not.
     *
     * @param epoch the last one, null if there was none
     * @param offset how far the log was read, as Debezium wrote it, null if it was not
     * @param slot if there is one
     * @param database identity of the one that is there now
     */
    static Optional<String> reason(
            @Nullable Epoch epoch,
            @Nullable String offset,
            Optional<SlotStatus> slot,
            String database) {
        if (epoch == null) {
            return Optional.of("there was none");
        }
        if (!epoch.isComplete()) {
            return Optional.of("the last one was interrupted");
        }
        if (!epoch.database().equals(database)) {
            return Optional.of("it is another database");
        }
        if (offset == null || isInSnapshot(offset)) {
            return Optional.of("nobody knows how far the log was read");
        }
        if (slot.isEmpty()) {
            return Optional.of("the slot is gone, and changes with it");
        }
        return slot.get().isLost()
                ? Optional.of("the slot is lost, and changes with it: it lagged too far")
                : Optional.empty();
    }

    private static boolean isInSnapshot(String offset) {
        return IN_SNAPSHOT.matcher(offset).find() && !SNAPSHOT_DONE.matcher(offset).find();
    }
}
