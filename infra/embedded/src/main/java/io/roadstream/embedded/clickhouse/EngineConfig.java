/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.nio.file.Path;

/**
 * What the engine gets.
 *
 * @param data the data directory, of this process alone
 * @param maxServerMemoryBytes limit of the engine's memory as a whole, above 0
 * @param maxQueryMemoryBytes limit of one query's memory, above 0
 * @param maxQueries queries that run at the same time, above 0
 */
record EngineConfig(
        Path data, long maxServerMemoryBytes, long maxQueryMemoryBytes, int maxQueries) {

    EngineConfig {
        data = data.toAbsolutePath().normalize();
        positive("maxServerMemoryBytes", maxServerMemoryBytes);
        positive("maxQueryMemoryBytes", maxQueryMemoryBytes);
        positive("maxQueries", maxQueries);
    }

    private static void positive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be above 0, was " + value);
        }
    }
}
