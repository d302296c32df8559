/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.feed;

import io.roadstream.contract.codec.EtaMapper;
import io.roadstream.contract.codec.OrderMapper;
import io.roadstream.contract.proto.v1.Eta;
import io.roadstream.contract.proto.v1.EtaMethod;
import io.roadstream.contract.proto.v1.Order;
import io.roadstream.contract.proto.v1.OrderState;
import io.roadstream.gateway.auth.Role;
import org.jspecify.annotations.Nullable;

/**
 * Orders as Protobuf, reduced to what a role may know: ops and the driver all of it; customer and
 * merchant nothing of who drives, with what, and of each other.
 */
public final class OrderEncoder {
    private static final OrderMapper ORDERS = new OrderMapper();
    private static final EtaMapper ETAS = new EtaMapper();
    private static final long MINUTE_MILLIS = 60_000;

    private OrderEncoder() {}

    public static OrderState state(KnownOrder known, Role role) {
        OrderState.Builder state =
                OrderState.newBuilder().setOrder(reduce(ORDERS.toMessage(known.order()), role));
        @Nullable Eta pickup = eta(known.pickupEta(), role);
        @Nullable Eta dropoff = eta(known.dropoffEta(), role);
        if (pickup != null) {
            state.setPickupEta(pickup);
        }
        if (dropoff != null) {
            state.setDropoffEta(dropoff);
        }
        return state.build();
    }

    private static Order reduce(Order order, Role role) {
        return switch (role) {
            case OPS, DRIVER -> order;
            case CUSTOMER ->
                    order.toBuilder().clearDriverId().clearVehicleId().clearMerchantId().build();
            case MERCHANT -> {
                // The name at the door is the customer's.
                Order.Builder reduced =
                        order.toBuilder().clearDriverId().clearVehicleId().clearCustomerId();
                reduced.getDropoffBuilder().clearName();
                yield reduced.build();
            }
        };
    }

    private static @Nullable Eta eta(io.roadstream.contract.event.@Nullable Eta known, Role role) {
        if (known == null) {
            return null;
        }
        Eta eta = ETAS.toMessage(known);
        return switch (role) {
            case OPS, DRIVER -> eta;
            case MERCHANT -> eta.toBuilder().clearVehicleId().clearTrackId().build();
            case CUSTOMER ->
                    Eta.newBuilder()
                            .setEnvelope(eta.getEnvelope())
                            .setStop(eta.getStop())
                            .setP10Millis(floor(eta.getP10Millis()))
                            .setP50Millis(floor(eta.getP50Millis() + MINUTE_MILLIS / 2))
                            .setP90Millis(-floor(-eta.getP90Millis()))
                            .setMethod(EtaMethod.ETA_METHOD_UNSPECIFIED)
                            .build();
        };
    }

    private static long floor(long millis) {
        return Math.floorDiv(millis, MINUTE_MILLIS) * MINUTE_MILLIS;
    }
}
