/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.local;

import io.roadstream.jobs.runtime.ArgumentReader;
import java.nio.file.Path;

/**
 * Where the jobs' state is and how it is kept.
 *
 * @param data folder of checkpoints and run marks; {@code --flink-data}
 * @param backend {@code heap} or {@code rocksdb}; {@code --state-backend}
 * @param acceptLoss start without state although it is missing; {@code --accept-state-loss}
 */
record StateConfig(Path data, String backend, boolean acceptLoss) {
    StateConfig {
        if (!backend.equals("heap") && !backend.equals("rocksdb")) {
            throw new IllegalArgumentException(
                    "--state-backend must be heap or rocksdb, was '%s'".formatted(backend));
        }
    }

    static StateConfig read(ArgumentReader reader) {
        return new StateConfig(
                Path.of(reader.read("flink-data", ".roadstream/data/flink")),
                reader.read("state-backend", "heap"),
                Boolean.parseBoolean(reader.read("accept-state-loss", "false")));
    }

    /** Flink's own name of the state backend. */
    String flinkBackend() {
        return backend.equals("heap") ? "hashmap" : "rocksdb";
    }
}
