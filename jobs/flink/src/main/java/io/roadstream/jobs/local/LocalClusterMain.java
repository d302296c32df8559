/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.local;

import io.roadstream.jobs.anomaly.InvalidStreetsException;
import io.roadstream.jobs.history.HistoryJob;
import io.roadstream.jobs.live.LiveJob;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Flink cluster in one process with the live and history jobs. Prints {@code READY <rest url>}
 * once both are submitted. Ends with 0 when both jobs have finished, 1 when one failed, {@link
 * #EXIT_USAGE} when the file of streets can't be used, and {@link #EXIT_STATE_LOST} when a start is
 * refused.
 */
public final class LocalClusterMain {
    /** The start was refused because a job's state is missing; a restart would not help. */
    public static final int EXIT_STATE_LOST = 78;

    /** A setting is wrong; a restart would not help. */
    static final int EXIT_USAGE = 2;

    private static final Logger LOG = LoggerFactory.getLogger(LocalClusterMain.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final long POLL_MILLIS = 200;
    private static final long CLOSE_SECONDS = 5;

    private LocalClusterMain() {}

    /** Starts the cluster and waits until the jobs end. */
    public static void main(String[] args) throws Exception {
        EndOfInput.haltProcess();
        LocalClusterConfig config = LocalClusterConfig.of(args, System.getenv());
        List<LocalJob> jobs =
                List.of(
                        new LocalJob(LiveJob.NAME, LiveJob::define, config.state()),
                        new LocalJob(HistoryJob.NAME, HistoryJob::define, config.state()));
        int exit;
        try {
            exit = run(new MiniCluster(cluster(config, jobs.size())), jobs, config);
        } catch (StartDecision.LostStateException e) {
            System.err.println(e.getMessage());
            exit = EXIT_STATE_LOST;
        } catch (InvalidStreetsException e) {
            System.err.println(e.getMessage());
            exit = EXIT_USAGE;
        }
        System.exit(exit);
    }

    private static int run(MiniCluster cluster, List<LocalJob> jobs, LocalClusterConfig config)
            throws Exception {
        // Graphs first: a refused start must not leave half of the jobs running.
        List<StreamGraph> graphs = new ArrayList<>();
        for (LocalJob job : jobs) {
            graphs.add(job.start(config.job()));
        }
        cluster.start();
        List<JobID> ids = new ArrayList<>();
        for (StreamGraph graph : graphs) {
            ids.add(cluster.submitJob(graph).get().getJobID());
        }
        System.out.println("READY " + cluster.getRestAddress().get());
        boolean failed = false;
        for (int i = 0; i < ids.size(); i++) {
            JobResult result = await(cluster.requestJobResult(ids.get(i)), jobs);
            if (result.getSerializedThrowable().isPresent()) {
                LOG.error(
                        "Job {} failed", jobs.get(i).name(), result.getSerializedThrowable().get());
                failed = true;
            } else if (result.isSuccess()) {
                jobs.get(i).finished(config.job());
            }
        }
        close(cluster);
        return failed ? 1 : 0;
    }

    private static JobResult await(CompletableFuture<JobResult> result, List<LocalJob> jobs)
            throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return result.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                jobs.forEach(LocalJob::noteState);
            }
        }
    }

    /** Within bounds: Flink waits minutes for someone to ask how a stop went. */
    private static void close(MiniCluster cluster) throws InterruptedException, ExecutionException {
        try {
            cluster.closeAsync().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.warn("The cluster did not close within {} s; the jobs have ended", CLOSE_SECONDS);
        }
    }

    private static MiniClusterConfiguration cluster(LocalClusterConfig config, int jobs) {
        Configuration settings = new Configuration();
        settings.set(RestOptions.ADDRESS, LOOPBACK);
        settings.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        settings.set(RestOptions.BIND_PORT, Integer.toString(config.restPort()));
        settings.set(RestOptions.PORT, config.restPort());
        // The server that ships jars to TaskManagers would else listen everywhere.
        settings.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(128));
        return new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(jobs * config.job().parallelism())
                .setRpcServiceSharing(RpcServiceSharing.SHARED)
                .setCommonBindAddress(LOOPBACK)
                .build();
    }
}
