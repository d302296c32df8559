/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.StopKind;
import org.jspecify.annotations.Nullable;

/**
 * What estimates need of one version of an order.
 *
 * @param orderId which
 * @param version which state of it
 * @param status where it is in its life
 * @param changedMillis since when it is so
 * @param createdMillis since when it is known
 * @param pickup where it comes from
 * @param dropoff where it goes
 * @param readyMillis when the merchant will have it ready, or null
 */
public record OpenOrder(
        String orderId,
        ChangeVersion version,
        OrderStatus status,
        long changedMillis,
        long createdMillis,
        StopPlace pickup,
        StopPlace dropoff,
        @Nullable Long readyMillis) {
    static OpenOrder of(Order order) {
        return new OpenOrder(
                order.envelope().entityId(),
                order.version(),
                order.status(),
                changedMillis(order),
                order.createdTimeMillis(),
                StopPlace.of(order.pickup()),
                StopPlace.of(order.dropoff()),
                order.readyTimeMillis());
    }

    /** Which stop was made when it became the next one. A door that stayed shut was a stop, too. */
    @Nullable StopKind made(OpenOrder next) {
        return switch (next.status()) {
            case PICKED_UP, DELIVERING -> status.isCarried() ? null : StopKind.PICKUP;
            case DELIVERED -> StopKind.DROPOFF;
            case FAILED -> status == OrderStatus.DELIVERING ? StopKind.DROPOFF : null;
            case CREATED, ASSIGNED, PICKING_UP, CANCELLED -> null;
        };
    }

    /** Nothing has changed before we heard of it, whatever the order system's clock says. */
    static long changedMillis(Order order) {
        return Math.min(order.envelope().eventTimeMillis(), order.envelope().ingestTimeMillis());
    }
}
