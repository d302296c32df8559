/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.load;

import java.net.URI;

/**
 * How the load runs.
 *
 * @param ingest base address of the entrance
 * @param key API key
 * @param workers connections; each vehicle keeps to one
 * @param perSecond reports a second over all workers
 */
public record LoadSettings(URI ingest, String key, int workers, int perSecond) {
    public LoadSettings {
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be 1 or more, was " + workers);
        }
        if (perSecond < 1) {
            throw new IllegalArgumentException("perSecond must be 1 or more, was " + perSecond);
        }
    }
}
