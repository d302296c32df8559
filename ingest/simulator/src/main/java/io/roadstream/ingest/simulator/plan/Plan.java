/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.plan;

import java.util.List;

/**
 * What a vehicle is to do from now on; replaces all that it was to do before.
 *
 * @param vehicle id
 * @param stops in order
 */
public record Plan(String vehicle, List<PlanStop> stops) {
    public Plan {
        stops = List.copyOf(stops);
    }
}
