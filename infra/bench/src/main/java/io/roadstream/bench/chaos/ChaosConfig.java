/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos;

import java.time.Duration;
import java.time.Instant;

/**
 * What a run of chaos does.
 *
 * @param firstSeed the seeds are this one and those after it
 * @param seeds how many
 * @param schedule which fault each seed meets
 * @param load how long the load of a seed runs, at the least
 * @param vehicles of each seed
 * @param workers connections to ingest
 * @param perSecond reports a second
 * @param midnight around which event times lie
 * @param controls whether the oracle is tested at the end
 */
record ChaosConfig(
        long firstSeed,
        int seeds,
        Schedule schedule,
        Duration load,
        int vehicles,
        int workers,
        int perSecond,
        Instant midnight,
        boolean controls) {}
