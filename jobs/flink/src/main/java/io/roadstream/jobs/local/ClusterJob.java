/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.local;

import java.net.URL;
import java.util.Collection;
import java.util.Optional;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.ClientUtils;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.client.program.ProgramInvocationException;
import org.apache.flink.configuration.ConfigUtils;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.DefaultExecutorServiceLoader;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One job on a cluster, known there by its name. It is submitted as {@code flink run} does it: the
 * main of the job jar runs here, and the cluster gets the graph and the jar.
 */
final class ClusterJob {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterJob.class);

    private final String name;
    private final Class<?> mainClass;
    private final ClusterJobsConfig config;
    private final Configuration cluster;
    private final JobFolder folder;
    private Phase phase = Phase.MISSING;
    private @Nullable JobID id;

    /**
     * @param cluster how to reach the cluster
     */
    ClusterJob(String name, Class<?> mainClass, ClusterJobsConfig config, Configuration cluster) {
        this.name = name;
        this.mainClass = mainClass;
        this.config = config;
        this.cluster = cluster;
        this.folder = new JobFolder(name, config.state());
    }

    /** Where a job is in its life. */
    enum Phase {
        /** The cluster does not have it. */
        MISSING,
        /** The cluster has it, running or about to. */
        SUBMITTED,
        FINISHED,
        /** Failed or cancelled. */
        FAILED
    }

    Phase phase() {
        return phase;
    }

    /** Compares with what the cluster knows. A finished job stays finished. */
    void look(Collection<JobStatusMessage> known) throws InterruptedException {
        if (phase == Phase.FINISHED) {
            return;
        }
        Optional<JobStatusMessage> live =
                known.stream()
                        .filter(job -> job.getJobName().equals(name))
                        .filter(job -> !job.getJobState().isGloballyTerminalState())
                        .findFirst();
        if (live.isPresent()) {
            id = live.get().getJobId();
            phase = Phase.SUBMITTED;
            folder.noteState();
            return;
        }
        Optional<JobStatusMessage> ended =
                known.stream().filter(job -> job.getJobId().equals(id)).findFirst();
        if (ended.isPresent()) {
            end(ended.get().getJobState());
        } else {
            if (phase == Phase.SUBMITTED) {
                LOG.warn("The cluster no longer knows job {} ({})", name, id);
            }
            phase = Phase.MISSING;
        }
    }

    /**
     * Where it would go on.
     *
     * @throws StartDecision.LostStateException if its state is missing and nobody accepted that
     */
    SavepointRestoreSettings findStart() throws InterruptedException {
        return folder.findStart(config.job().kafka());
    }

    /** Hands it to the cluster. */
    void submit(SavepointRestoreSettings start) throws ProgramInvocationException {
        Configuration settings = new Configuration(cluster);
        settings.addAll(folder.settings());
        settings.set(DeploymentOptions.TARGET, "remote");
        // This process has the jar on its class path: one class, one loader. The cluster's own
        // setting decides how it is loaded there.
        settings.set(CoreOptions.CLASSLOADER_RESOLVE_ORDER, "parent-first");
        settings.set(DeploymentOptions.ATTACHED, false);
        SavepointRestoreSettings.toConfiguration(start, settings);
        try (PackagedProgram program =
                PackagedProgram.newBuilder()
                        .setJarFile(config.jar().toFile())
                        .setEntryPointClassName(mainClass.getName())
                        .setArguments(config.jobArguments().toArray(String[]::new))
                        .setConfiguration(settings)
                        .setSavepointRestoreSettings(start)
                        .build()) {
            ConfigUtils.encodeCollectionToConfig(
                    settings,
                    PipelineOptions.JARS,
                    program.getJobJarAndDependencies(),
                    URL::toString);
            folder.started();
            ClientUtils.executeProgram(
                    new DefaultExecutorServiceLoader(), settings, program, true, true);
        }
        phase = Phase.SUBMITTED;
        LOG.info("Job {} was submitted", name);
    }

    private void end(JobStatus status) throws InterruptedException {
        if (status == JobStatus.FINISHED) {
            folder.finished(config.job().kafka());
            phase = Phase.FINISHED;
        } else {
            phase = Phase.FAILED;
            LOG.error("Job {} ended as {}; the JobManager's log says why", name, status);
        }
    }
}
