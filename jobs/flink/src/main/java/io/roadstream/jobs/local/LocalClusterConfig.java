/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.local;

import io.roadstream.jobs.runtime.ArgumentReader;
import io.roadstream.jobs.runtime.JobConfig;
import java.nio.file.Path;
import java.util.Map;

/**
 * Settings of the process.
 *
 * @param job settings of both jobs
 * @param data folder of checkpoints and run marks; {@code --flink-data}
 * @param restPort of Flink's REST interface and web page, 0 for any; {@code --flink-rest-port}
 * @param stateBackend {@code heap} or {@code rocksdb}; {@code --state-backend}
 * @param acceptStateLoss start without state although it is missing; {@code --accept-state-loss}
 */
record LocalClusterConfig(
        JobConfig job, Path data, int restPort, String stateBackend, boolean acceptStateLoss) {
    static LocalClusterConfig of(String[] args, Map<String, String> environment) {
        ArgumentReader reader = new ArgumentReader(args, environment);
        LocalClusterConfig config =
                new LocalClusterConfig(
                        JobConfig.read(reader),
                        Path.of(reader.read("flink-data", ".roadstream/data/flink")),
                        reader.readInt("flink-rest-port", 0),
                        reader.read("state-backend", "heap"),
                        Boolean.parseBoolean(reader.read("accept-state-loss", "false")));
        reader.requireNothingLeft();
        return config;
    }

    LocalClusterConfig {
        if (!stateBackend.equals("heap") && !stateBackend.equals("rocksdb")) {
            throw new IllegalArgumentException(
                    "--state-backend must be heap or rocksdb, was '%s'".formatted(stateBackend));
        }
    }

    /** Flink's own name of the state backend. */
    String flinkStateBackend() {
        return stateBackend.equals("heap") ? "hashmap" : "rocksdb";
    }
}
