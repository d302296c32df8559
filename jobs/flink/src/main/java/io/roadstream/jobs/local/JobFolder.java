/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.local;

import io.roadstream.jobs.local.CheckpointFolder.Kind;
import io.roadstream.jobs.local.CheckpointFolder.Snapshot;
import io.roadstream.jobs.runtime.KafkaConfig;
import io.roadstream.jobs.runtime.TopicStreams;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is on disk of one job: its checkpoints, and the mark that says how it was left. */
final class JobFolder {
    private static final Logger LOG = LoggerFactory.getLogger(JobFolder.class);

    private final String name;
    private final StateConfig state;
    private final Path folder;
    private final CheckpointFolder checkpoints;
    private final RunMark mark;
    private boolean hasState;

    JobFolder(String name, StateConfig state) {
        this.name = name;
        this.state = state;
        this.folder = state.data().resolve("checkpoints").resolve(name);
        this.checkpoints = new CheckpointFolder(folder);
        this.mark = new RunMark(state.data().resolve("runs").resolve(name));
    }

    /**
     * Where the job goes on.
     *
     * @throws StartDecision.LostStateException if its state is missing and nobody accepted that
     */
    SavepointRestoreSettings findStart(KafkaConfig kafka) throws InterruptedException {
        StartDecision decision =
                StartDecision.of(
                        name,
                        folder,
                        checkpoints.findNewest(),
                        CommittedOffsets.exist(kafka, TopicStreams.group(name)),
                        mark.read(),
                        state.acceptLoss());
        LOG.info("Job {} {}", name, decision.reason());
        return decision.resumeFrom() == null
                ? SavepointRestoreSettings.none()
                : SavepointRestoreSettings.forPath(
                        decision.resumeFrom().toUri().toString(), false, RecoveryClaimMode.CLAIM);
    }

    /** Flink's settings for where and how state is kept. */
    Configuration settings() {
        Configuration settings = new Configuration();
        settings.set(StateBackendOptions.STATE_BACKEND, state.flinkBackend());
        settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.checkpointUri());
        settings.set(CheckpointingOptions.SAVEPOINT_DIRECTORY, checkpoints.savepointUri());
        return settings;
    }

    /** Notes that the job runs. */
    void started() {
        hasState = checkpoints.hasAny();
        mark.write(hasState ? RunMark.Left.WITH_STATE : RunMark.Left.STARTED);
    }

    /** To be called again and again: from its first checkpoint on the job's state matters. */
    void noteState() {
        if (!hasState && checkpoints.hasAny()) {
            hasState = true;
            mark.write(RunMark.Left.WITH_STATE);
        }
    }

    /**
     * Notes how the job was left after it finished. After a drain its offsets are all that the next
     * run may need, so they are committed up to what was read.
     */
    void finished(KafkaConfig kafka) throws InterruptedException {
        Optional<Snapshot> drained =
                checkpoints
                        .findNewestSavepoint()
                        .filter(savepoint -> savepoint.kind() == Kind.DRAINED_SAVEPOINT);
        if (drained.isPresent()) {
            CommittedOffsets.commit(
                    kafka, TopicStreams.group(name), CheckpointFolder.offsets(drained.get()));
            mark.write(RunMark.Left.DRAINED);
        } else {
            noteState();
        }
        LOG.info("Job {} finished{}", name, drained.isPresent() ? ", drained" : "");
    }
}
