/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.runtime;

import java.util.List;
import java.util.function.BiConsumer;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What the mains of all jobs do: read the arguments, wire the job, hand it to the cluster. */
public final class JobProgram {
    private JobProgram() {}

    /**
     * Submits the job, or prints its arguments if asked for {@code --help}.
     *
     * @param mainClass of the job, for the help
     * @param name of the job
     * @throws IllegalArgumentException if an argument is unknown or wrong; the message names it
     */
    public static void run(
            Class<?> mainClass,
            String name,
            String[] args,
            BiConsumer<StreamExecutionEnvironment, JobConfig> definition)
            throws Exception {
        if (List.of(args).contains("--help")) {
            System.out.print(JobUsage.text(mainClass));
            return;
        }
        JobConfig config = JobConfig.of(args, System.getenv());
        StreamExecutionEnvironment environment = Environments.of(config);
        if (environment.getConfiguration().get(CheckpointingOptions.CHECKPOINTS_DIRECTORY)
                == null) {
            System.err.printf(
                    "warning: %s is not set; checkpoints are in the JobManager's memory and end"
                            + " with it%n",
                    CheckpointingOptions.CHECKPOINTS_DIRECTORY.key());
        }
        definition.accept(environment, config);
        environment.execute(name);
    }
}
