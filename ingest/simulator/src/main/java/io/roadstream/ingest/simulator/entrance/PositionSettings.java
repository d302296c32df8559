/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import java.net.URI;

/**
 * Where positions go.
 *
 * @param url base address of ingest
 * @param key API key
 * @param connections how many requests may be under way
 */
public record PositionSettings(URI url, String key, int connections) {
    public PositionSettings {
        if (!(connections >= 1 && connections <= 64)) {
            throw new IllegalArgumentException(
                    "connections must be in [1, 64], was " + connections);
        }
    }

    @Override
    public String toString() {
        return "PositionSettings[%s, %d connections]".formatted(url, connections);
    }
}
