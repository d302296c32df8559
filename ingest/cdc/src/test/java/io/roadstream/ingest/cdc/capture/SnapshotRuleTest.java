/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.ingest.cdc.database.SlotStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SnapshotRuleTest {
    private static final Epoch COMPLETE = new Epoch(3, true, "7/orders/public", 1);
    private static final String STREAMED = "{\"lsn_proc\":386924800,\"lsn\":386924800}";
    private static final Optional<SlotStatus> SLOT =
            Optional.of(new SlotStatus("pgoutput", false, false, 0));

    @Test
    void goesOnOnlyIfNothingIsMissing() {
        assertThat(reason(COMPLETE, STREAMED, SLOT)).isEmpty();
        assertThat(reason(COMPLETE, "{\"snapshot\":\"INITIAL\",\"snapshot_completed\":true}", SLOT))
                .isEmpty();
    }

    @Test
    void readsAnewWhatCannotBeKnown() {
        assertThat(reason(null, STREAMED, SLOT)).contains("there was none");
        assertThat(reason(new Epoch(3, false, "7/orders/public", 1), STREAMED, SLOT))
                .contains("the last one was interrupted");
        assertThat(reason(new Epoch(3, true, "8/orders/public", 1), STREAMED, SLOT))
                .contains("it is another database");
        assertThat(reason(COMPLETE, null, SLOT)).contains("nobody knows how far the log was read");
        assertThat(
                        reason(
                                COMPLETE,
                                "{\"snapshot\":\"INITIAL\",\"snapshot_completed\":false,\"last_snapshot_record\":false}",
                                SLOT))
                .contains("nobody knows how far the log was read");
        assertThat(reason(COMPLETE, STREAMED, Optional.empty()))
                .contains("the slot is gone, and changes with it");
        assertThat(
                        reason(
                                COMPLETE,
                                STREAMED,
                                Optional.of(new SlotStatus("pgoutput", false, true, 0))))
                .contains("the slot is lost, and changes with it: it lagged too far");
    }

    @Test
    void readsTheCommitOfDebeziumsSequence() {
        assertThat(Change.commitLsn("[\"386924584\",\"386924800\"]")).isEqualTo(386_924_584L);
        assertThat(Change.commitLsn("[null,\"386924800\"]")).isZero();
    }

    private static Optional<String> reason(
            @Nullable Epoch epoch, @Nullable String offset, Optional<SlotStatus> slot) {
        return SnapshotRule.reason(epoch, offset, slot, "7/orders/public");
    }
}
