/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.local;

import io.roadstream.jobs.anomaly.InvalidStreetsException;
import io.roadstream.jobs.anomaly.StreetsFile;
import io.roadstream.jobs.history.HistoryJob;
import io.roadstream.jobs.live.LiveJob;
import io.roadstream.jobs.local.ClusterJob.Phase;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.client.deployment.StandaloneClusterId;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the live and history jobs on a cluster of other processes: submits them from the job jar,
 * and again from their newest complete checkpoints when a JobManager came back without them. Prints
 * {@code READY <rest url>} once both are submitted. Ends with 0 when both jobs have finished, 1
 * when one failed, {@link LocalClusterMain#EXIT_USAGE} when the file of streets can't be used, and
 * {@link LocalClusterMain#EXIT_STATE_LOST} when a start is refused. When it is ended itself the
 * jobs run on, and its next start finds them.
 */
public final class ClusterJobsMain {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterJobsMain.class);
    private static final long POLL_MILLIS = 200;
    private static final Duration RETRY_DELAY = Duration.ofMillis(500);

    private ClusterJobsMain() {}

    /** Submits the jobs and waits until they end. */
    public static void main(String[] args) throws Exception {
        ClusterJobsConfig config = ClusterJobsConfig.of(args, System.getenv());
        int exit;
        try {
            StreetsFile.read(config.job().streetsFile());
        } catch (InvalidStreetsException e) {
            System.err.println(e.getMessage());
            System.exit(LocalClusterMain.EXIT_USAGE);
        }
        try (RestClusterClient<StandaloneClusterId> client =
                new RestClusterClient<>(cluster(config), StandaloneClusterId.getInstance())) {
            exit = keep(client, config);
        } catch (StartDecision.LostStateException e) {
            System.err.println(e.getMessage());
            exit = LocalClusterMain.EXIT_STATE_LOST;
        }
        System.exit(exit);
    }

    private static int keep(RestClusterClient<StandaloneClusterId> client, ClusterJobsConfig config)
            throws Exception {
        List<ClusterJob> jobs =
                List.of(
                        new ClusterJob(LiveJob.NAME, LiveJob.class, config, cluster(config)),
                        new ClusterJob(HistoryJob.NAME, HistoryJob.class, config, cluster(config)));
        boolean saidReady = false;
        while (true) {
            Optional<Collection<JobStatusMessage>> known = ask(client, config);
            if (known.isPresent()) {
                for (ClusterJob job : jobs) {
                    job.look(known.get());
                }
                submitMissing(jobs);
                if (!saidReady) {
                    saidReady = true;
                    System.out.println("READY " + config.restUrl());
                }
            }
            if (jobs.stream().anyMatch(job -> job.phase() == Phase.FAILED)) {
                return 1;
            }
            if (jobs.stream().allMatch(job -> job.phase() == Phase.FINISHED)) {
                return 0;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    /** Finds all starts first: a refused one must not leave half of the jobs running. */
    private static void submitMissing(List<ClusterJob> jobs) throws Exception {
        Map<ClusterJob, SavepointRestoreSettings> starts = new LinkedHashMap<>();
        for (ClusterJob job : jobs) {
            if (job.phase() == Phase.MISSING) {
                starts.put(job, job.findStart());
            }
        }
        for (Map.Entry<ClusterJob, SavepointRestoreSettings> start : starts.entrySet()) {
            start.getKey().submit(start.getValue());
        }
    }

    /** What the cluster knows; nothing while its JobManager is away. */
    private static Optional<Collection<JobStatusMessage>> ask(
            RestClusterClient<StandaloneClusterId> client, ClusterJobsConfig config)
            throws InterruptedException {
        try {
            return Optional.of(client.listJobs().get());
        } catch (ExecutionException e) {
            LOG.warn("No answer from the JobManager at {}: {}", config.restUrl(), rootOf(e));
            return Optional.empty();
        }
    }

    private static Configuration cluster(ClusterJobsConfig config) {
        Configuration settings = new Configuration();
        settings.set(RestOptions.ADDRESS, config.restUrl().getHost());
        settings.set(RestOptions.PORT, config.restUrl().getPort());
        settings.set(RestOptions.RETRY_MAX_ATTEMPTS, 3);
        settings.set(RestOptions.RETRY_DELAY, RETRY_DELAY);
        return settings;
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }
}
