/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.local;

import io.roadstream.jobs.runtime.ArgumentReader;
import io.roadstream.jobs.runtime.JobConfig;
import java.util.Map;

/**
 * Settings of the process.
 *
 * @param job settings of both jobs
 * @param state where their state is
 * @param restPort of Flink's REST interface and web page, 0 for any; {@code --flink-rest-port}
 */
record LocalClusterConfig(JobConfig job, StateConfig state, int restPort) {
    static LocalClusterConfig of(String[] args, Map<String, String> environment) {
        ArgumentReader reader = new ArgumentReader(args, environment);
        LocalClusterConfig config =
                new LocalClusterConfig(
                        JobConfig.read(reader),
                        StateConfig.read(reader),
                        reader.readInt("flink-rest-port", 0));
        reader.requireNothingLeft();
        return config;
    }
}
