/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.flink;

import io.roadstream.local.flink.FlinkRest.Job;
import io.roadstream.local.process.PartProcess;
import io.roadstream.local.supervisor.StopRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Ends the Flink process by ending each of its jobs with a savepoint, so that nothing is read twice
 * at the next start; the process ends when its jobs have. The live job goes first, since the
 * history job reads what it writes.
 */
public final class FlinkStop implements StopRequest {
    private static final String FIRST_JOB = "live";
    private static final Duration JOB_LIMIT = Duration.ofSeconds(60);

    private final Path checkpoints;

    /**
     * @param checkpoints folder with one folder per job, in which the next start looks
     */
    public FlinkStop(Path checkpoints) {
        this.checkpoints = checkpoints;
    }

    @Override
    public void send(PartProcess process, String address, boolean drain)
            throws IOException, InterruptedException {
        FlinkRest flink = new FlinkRest(URI.create(address));
        List<Job> jobs =
                flink.listJobs().stream()
                        .filter(Job::isRunning)
                        .sorted(Comparator.comparing((Job job) -> !job.name().equals(FIRST_JOB)))
                        .toList();
        for (Job job : jobs) {
            flink.stopWithSavepoint(
                    job, drain, checkpoints.resolve(job.name()).resolve("savepoints"), JOB_LIMIT);
        }
    }
}
