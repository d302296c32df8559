/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.local;

import io.roadstream.jobs.runtime.ArgumentReader;
import io.roadstream.jobs.runtime.JobConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Settings of the process that keeps the jobs on a cluster.
 *
 * @param job settings of both jobs
 * @param state where their state is; a folder that JobManager, TaskManagers and this process share
 * @param restUrl of the JobManager; {@code --flink-rest-url}
 * @param jar the job jar; {@code --job-jar}
 * @param jobArguments what the jobs' own mains are given: the arguments without ours
 */
record ClusterJobsConfig(
        JobConfig job, StateConfig state, URI restUrl, Path jar, List<String> jobArguments) {
    private static final List<String> OURS =
            List.of(
                    "--flink-data",
                    "--state-backend",
                    "--accept-state-loss",
                    "--flink-rest-url",
                    "--job-jar");

    ClusterJobsConfig {
        jobArguments = List.copyOf(jobArguments);
    }

    static ClusterJobsConfig of(String[] args, Map<String, String> environment) {
        ArgumentReader reader = new ArgumentReader(args, environment);
        ClusterJobsConfig config =
                new ClusterJobsConfig(
                        JobConfig.read(reader),
                        StateConfig.read(reader),
                        URI.create(reader.read("flink-rest-url", "http://127.0.0.1:8081")),
                        Path.of(reader.read("job-jar", "roadstream-jobs-job.jar")),
                        withoutOurs(args));
        reader.requireNothingLeft();
        return config;
    }

    private static List<String> withoutOurs(String[] args) {
        List<String> others = new ArrayList<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            if (!OURS.contains(args[i])) {
                others.add(args[i]);
                others.add(args[i + 1]);
            }
        }
        return others;
    }
}
