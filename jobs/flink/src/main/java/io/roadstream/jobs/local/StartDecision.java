/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.local;

import io.roadstream.jobs.local.CheckpointFolder.Snapshot;
import io.roadstream.jobs.local.RunMark.Left;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From where a job starts.
 *
 * @param resumeFrom the snapshot to resume, or null to start without state from the offsets that
 *     the job's group committed, or from the beginning where it has none
 * @param reason for the log
 */
record StartDecision(@Nullable Path resumeFrom, String reason) {

    /**
     * Decides from what is on disk and in Kafka.
     *
     * @param committed whether the job's group has committed offsets: then a checkpoint of it
     *     completed; without any one may have, not long ago
     * @param left what the job's run mark says
     */
    static StartDecision of(
            String job,
            Path folder,
            Optional<Snapshot> newest,
            boolean committed,
            Left left,
            boolean acceptLoss) {
        if (newest.isPresent()) {
            return new StartDecision(
                    newest.get().path(), "resumes checkpoint " + newest.get().id());
        }
        if (!committed && left != Left.WITH_STATE) {
            return new StartDecision(null, "starts for the first time");
        }
        if (left == Left.STARTED) {
            return new StartDecision(
                    null, "has no checkpoint of its last run; starts from the committed offsets");
        }
        if (left == Left.DRAINED) {
            return new StartDecision(
                    null, "was drained; starts from the committed offsets as a new run");
        }
        if (acceptLoss) {
            return new StartDecision(
                    null, "starts from the committed offsets without its state, as asked for");
        }
        throw new LostStateException(
                """
                Job '%s' ran before and was not drained, but there is no checkpoint in %s.
                Starting without its state could lose or repeat results. Choices:
                  1. Put the folder back, then start again: nothing is lost.
                  2. Start with --accept-state-loss true: the job goes on from the offsets
                     that were committed; held fixes and the memory of duplicates are gone.
                  3. Delete all data and replay it."""
                        .formatted(job, folder));
    }

    /** The start is refused; the message names the choices. */
    static final class LostStateException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LostStateException(String message) {
            super(message);
        }
    }
}
