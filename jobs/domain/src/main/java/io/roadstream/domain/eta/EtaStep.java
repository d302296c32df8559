/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import io.roadstream.contract.event.Eta;
import io.roadstream.contract.event.Trigger;
import java.util.List;

/**
 * Result of one step.
 *
 * @param state what to remember; {@link EtaState#NONE}: nothing
 * @param etas what to tell, in this order
 * @param triggers orders that will probably be late from now on
 */
public record EtaStep(EtaState state, List<Eta> etas, List<Trigger> triggers) {
    public EtaStep {
        etas = List.copyOf(etas);
        triggers = List.copyOf(triggers);
    }
}
