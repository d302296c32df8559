/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was told of one vehicle's stops. Bounded by its open stops.
 *
 * @param told one for each open stop that was told of
 */
public record EtaState(List<Told> told) {
    /** Nothing told yet. */
    public static final EtaState NONE = new EtaState(List.of());

    public EtaState {
        told = List.copyOf(told);
    }

    @Nullable Told find(long stopId) {
        for (Told one : told) {
            if (one.stopId() == stopId) {
                return one;
            }
        }
        return null;
    }
}
