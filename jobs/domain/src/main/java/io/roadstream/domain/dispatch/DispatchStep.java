/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import io.roadstream.contract.event.Plan;
import io.roadstream.contract.event.Trigger;
import java.util.List;

/**
 * Result of one step.
 *
 * @param triggers what happened that plans were thought about for
 * @param plans the new version of each plan that changed
 */
public record DispatchStep(List<Trigger> triggers, List<Plan> plans) {
    /** Nothing to say. */
    public static final DispatchStep NOTHING = new DispatchStep(List.of(), List.of());

    public DispatchStep {
        triggers = List.copyOf(triggers);
        plans = List.copyOf(plans);
    }
}
