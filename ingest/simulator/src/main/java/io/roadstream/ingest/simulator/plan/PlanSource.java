/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.plan;

import java.util.List;

/** Says what vehicles are to do. Called by the world's thread; must not block. */
public interface PlanSource {
    /**
     * Plans that are new since the last call, to be followed in this order. Called whenever an
     * order waits or a driver has become free, and at least every five seconds of the city's time.
     */
    List<Plan> review(Situation situation);
}
