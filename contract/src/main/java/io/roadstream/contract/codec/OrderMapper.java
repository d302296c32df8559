/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import io.roadstream.contract.event.Assignment;
import io.roadstream.contract.event.Money;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderParties;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.OrderStop;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;

/** {@link Order} as Protobuf. */
public final class OrderMapper extends ProtobufCodec<Order, io.roadstream.contract.proto.v1.Order> {
    private static final long serialVersionUID = 1L;
    private static final String STATUS_PREFIX = "ORDER_STATUS_";

    @Override
    public io.roadstream.contract.proto.v1.Order toMessage(Order order) {
        Assignment assignment = order.assignment();
        var builder =
                io.roadstream.contract.proto.v1.Order.newBuilder()
                        .setEnvelope(EnvelopeMapper.toMessage(order.envelope()))
                        .setVersion(ChangeVersionMapper.toMessage(order.version()))
                        .setStatus(toMessage(order.status()))
                        .setCustomerId(order.parties().customerId())
                        .setMerchantId(order.parties().merchantId())
                        .setPickup(toMessage(order.pickup()))
                        .setDropoff(toMessage(order.dropoff()))
                        .setSize(order.size())
                        .setPrice(toMessage(order.price()))
                        .setCreatedTimeMillis(order.createdTimeMillis());
        if (assignment.driverId() != null) {
            builder.setDriverId(assignment.driverId());
        }
        if (assignment.vehicleId() != null) {
            builder.setVehicleId(assignment.vehicleId());
        }
        if (order.readyTimeMillis() != null) {
            builder.setReadyTimeMillis(order.readyTimeMillis());
        }
        return builder.build();
    }

    @Override
    Order toEvent(io.roadstream.contract.proto.v1.Order message) {
        EnvelopeMapper.requireMessage("pickup", message.hasPickup());
        EnvelopeMapper.requireMessage("dropoff", message.hasDropoff());
        EnvelopeMapper.requireMessage("price", message.hasPrice());
        return new Order(
                ChangeVersionMapper.envelope(
                        message.getEnvelope(), message.hasEnvelope(), message.hasVersion()),
                ChangeVersionMapper.toEvent(message.getVersion()),
                toEvent(message.getStatus()),
                new OrderParties(message.getCustomerId(), message.getMerchantId()),
                new Assignment(
                        message.getDriverId().isEmpty() ? null : message.getDriverId(),
                        message.getVehicleId().isEmpty() ? null : message.getVehicleId()),
                toEvent(message.getPickup()),
                toEvent(message.getDropoff()),
                message.hasReadyTimeMillis() ? (Long) message.getReadyTimeMillis() : null,
                message.getSize(),
                new Money(message.getPrice().getMinor(), message.getPrice().getCurrency()),
                message.getCreatedTimeMillis());
    }

    @Override
    io.roadstream.contract.proto.v1.Order parse(byte[] bytes)
            throws InvalidProtocolBufferException {
        return io.roadstream.contract.proto.v1.Order.parseFrom(bytes);
    }

    @Override
    String name() {
        return "Order";
    }

    static io.roadstream.contract.proto.v1.Money toMessage(Money amount) {
        return io.roadstream.contract.proto.v1.Money.newBuilder()
                .setMinor(amount.minor())
                .setCurrency(amount.currency())
                .build();
    }

    private static io.roadstream.contract.proto.v1.OrderStop toMessage(OrderStop stop) {
        return io.roadstream.contract.proto.v1.OrderStop.newBuilder()
                .setLocation(EnvelopeMapper.toMessage(stop.location()))
                .setName(stop.name())
                .setWindow(ChangeVersionMapper.toMessage(stop.window()))
                .build();
    }

    private static OrderStop toEvent(io.roadstream.contract.proto.v1.OrderStop message) {
        EnvelopeMapper.requireMessage("location", message.hasLocation());
        return new OrderStop(
                EnvelopeMapper.toEvent(message.getLocation()),
                message.getName(),
                ChangeVersionMapper.toEvent(message.getWindow()));
    }

    private static io.roadstream.contract.proto.v1.OrderStatus toMessage(OrderStatus value) {
        return io.roadstream.contract.proto.v1.OrderStatus.valueOf(STATUS_PREFIX + value.name());
    }

    private static OrderStatus toEvent(io.roadstream.contract.proto.v1.OrderStatus value) {
        return switch (value) {
            case ORDER_STATUS_UNSPECIFIED, UNRECOGNIZED ->
                    throw new InvalidEventException(
                            Reason.INVALID_VALUE, "order status is not one this version knows");
            default -> OrderStatus.valueOf(value.name().substring(STATUS_PREFIX.length()));
        };
    }
}
