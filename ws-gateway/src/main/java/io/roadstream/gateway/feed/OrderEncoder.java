/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.feed;

import io.roadstream.contract.codec.EtaMapper;
import io.roadstream.contract.codec.OrderMapper;
import io.roadstream.contract.event.ArrivalInterval;
import io.roadstream.contract.proto.v1.Eta;
import io.roadstream.contract.proto.v1.EtaMethod;
import io.roadstream.contract.proto.v1.GeoPoint;
import io.roadstream.contract.proto.v1.Order;
import io.roadstream.contract.proto.v1.OrderState;
import io.roadstream.contract.proto.v1.StopKind;
import io.roadstream.gateway.auth.Role;
import org.jspecify.annotations.Nullable;

/**
 * Orders as Protobuf, reduced to what a role may know: ops and the driver all of it; customer and
 * merchant nothing of who drives, with what, and of each other. Where the customer lives is more
 * than a merchant needs: it gets the neighbourhood, and no distance that would tell the rest.
 */
public final class OrderEncoder {
    private static final OrderMapper ORDERS = new OrderMapper();
    private static final EtaMapper ETAS = new EtaMapper();

    /** A neighbourhood in 1e-7 degrees: 1.1 km from south to north, less from west to east. */
    private static final int NEIGHBOURHOOD_E7 = 100_000;

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
                // The name at the door is the customer's, and so is the door.
                Order.Builder reduced =
                        order.toBuilder().clearDriverId().clearVehicleId().clearCustomerId();
                GeoPoint.Builder place =
                        reduced.getDropoffBuilder().clearName().getLocationBuilder();
                place.setLatE7(neighbourhood(place.getLatE7()));
                place.setLonE7(neighbourhood(place.getLonE7()));
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
            case MERCHANT -> {
                Eta.Builder reduced = eta.toBuilder().clearVehicleId().clearTrackId();
                yield eta.getStop() == StopKind.STOP_KIND_DROPOFF
                        ? reduced.clearRemainingM().build()
                        : reduced.build();
            }
            case CUSTOMER -> {
                ArrivalInterval arrival = WholeMinutes.of(known.arrival());
                yield Eta.newBuilder()
                        .setEnvelope(eta.getEnvelope())
                        .setStop(eta.getStop())
                        .setP10Millis(arrival.p10Millis())
                        .setP50Millis(arrival.p50Millis())
                        .setP90Millis(arrival.p90Millis())
                        .setMethod(EtaMethod.ETA_METHOD_UNSPECIFIED)
                        .build();
            }
        };
    }

    private static int neighbourhood(int e7) {
        return (int) (Math.round((double) e7 / NEIGHBOURHOOD_E7) * NEIGHBOURHOOD_E7);
    }
}
