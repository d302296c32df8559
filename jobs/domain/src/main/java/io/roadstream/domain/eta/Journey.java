/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one vehicle, without anything learned.
 *
 * @param tenant whose vehicle
 * @param vehicleId which
 * @param fix newest place, null before the first
 * @param orders those that it has to bring
 * @param plan in which order
 * @param standing at its next stop, or null
 * @param pace how fast its own legs were
 */
public record Journey(
        String tenant,
        String vehicleId,
        @Nullable EtaFix fix,
        List<KnownOrder> orders,
        KnownPlan plan,
        @Nullable Standing standing,
        Pace pace) {
    public Journey {
        orders = List.copyOf(orders);
    }

    static Journey unknown(String tenant, String vehicleId) {
        return new Journey(tenant, vehicleId, null, List.of(), KnownPlan.NONE, null, Pace.UNKNOWN);
    }

    Journey with(EtaFix next, @Nullable Standing nextStanding) {
        return new Journey(tenant, vehicleId, next, orders, plan, nextStanding, pace);
    }

    Journey with(List<KnownOrder> next, @Nullable Standing nextStanding, Pace nextPace) {
        return new Journey(tenant, vehicleId, fix, next, plan, nextStanding, nextPace);
    }

    Journey with(KnownPlan next) {
        return new Journey(tenant, vehicleId, fix, orders, next, standing, pace);
    }
}
