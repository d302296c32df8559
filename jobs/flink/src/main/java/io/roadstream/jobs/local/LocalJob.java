/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.local;

import io.roadstream.jobs.runtime.Environments;
import io.roadstream.jobs.runtime.JobConfig;
import io.roadstream.jobs.runtime.TopicStreams;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One job of the process: finds where it left off and makes the graph that goes on from there. */
final class LocalJob {
    private static final Logger LOG = LoggerFactory.getLogger(LocalJob.class);

    private final String name;
    private final BiConsumer<StreamExecutionEnvironment, JobConfig> definition;
    private final Path folder;
    private final CheckpointFolder checkpoints;
    private final RunMark mark;

    LocalJob(String name, BiConsumer<StreamExecutionEnvironment, JobConfig> definition, Path data) {
        this.name = name;
        this.definition = definition;
        this.folder = data.resolve("checkpoints").resolve(name);
        this.checkpoints = new CheckpointFolder(folder);
        this.mark = new RunMark(data.resolve("runs").resolve(name));
    }

    String name() {
        return name;
    }

    /** The graph to submit. From here on the job counts as having state. */
    StreamGraph start(LocalClusterConfig config) throws InterruptedException {
        StartDecision decision =
                StartDecision.of(
                        name,
                        folder,
                        checkpoints.findNewest(),
                        CommittedOffsets.exist(config.job().kafka(), TopicStreams.group(name)),
                        mark.read(),
                        config.acceptStateLoss());
        LOG.info("Job {} {}", name, decision.reason());
        Configuration settings = Environments.configuration(config.job());
        settings.set(StateBackendOptions.STATE_BACKEND, config.flinkStateBackend());
        settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.checkpointUri());
        settings.set(CheckpointingOptions.SAVEPOINT_DIRECTORY, checkpoints.savepointUri());
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(settings);
        environment.setParallelism(config.job().parallelism());
        environment.setBufferTimeout(5);
        definition.accept(environment, config.job());
        StreamGraph graph = environment.getStreamGraph();
        graph.setJobName(name);
        if (decision.resumeFrom() != null) {
            graph.setSavepointRestoreSettings(
                    SavepointRestoreSettings.forPath(
                            decision.resumeFrom().toUri().toString(),
                            false,
                            RecoveryClaimMode.CLAIM));
        }
        mark.write(RunMark.Left.WITH_STATE);
        return graph;
    }

    /** Notes how the job was left after it finished. */
    void finished() {
        boolean drained =
                checkpoints.findNewest().map(CheckpointFolder.Snapshot::drained).orElse(false);
        LOG.info("Job {} finished{}", name, drained ? ", drained" : "");
        if (drained) {
            mark.write(RunMark.Left.DRAINED);
        }
    }
}
