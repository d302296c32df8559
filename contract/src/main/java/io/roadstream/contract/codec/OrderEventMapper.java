/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import io.roadstream.contract.event.OrderEvent;
import io.roadstream.contract.event.OrderEventKind;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;

/** {@link OrderEvent} as Protobuf. */
public final class OrderEventMapper
        extends ProtobufCodec<OrderEvent, io.roadstream.contract.proto.v1.OrderEvent> {
    private static final long serialVersionUID = 1L;
    private static final String KIND_PREFIX = "ORDER_EVENT_KIND_";

    @Override
    io.roadstream.contract.proto.v1.OrderEvent toMessage(OrderEvent event) {
        return io.roadstream.contract.proto.v1.OrderEvent.newBuilder()
                .setEnvelope(EnvelopeMapper.toMessage(event.envelope()))
                .setVersion(ChangeVersionMapper.toMessage(event.version()))
                .setEventId(event.eventId())
                .setKind(toMessage(event.kind()))
                .setActor(event.actor())
                .setDetail(event.detail())
                .build();
    }

    @Override
    OrderEvent toEvent(io.roadstream.contract.proto.v1.OrderEvent message) {
        var envelope =
                ChangeVersionMapper.envelope(
                        message.getEnvelope(), message.hasEnvelope(), message.hasVersion());
        return new OrderEvent(
                envelope,
                message.getEventId(),
                ChangeVersionMapper.toEvent(message.getVersion()),
                toEvent(message.getKind()),
                message.getActor(),
                message.getDetail());
    }

    @Override
    io.roadstream.contract.proto.v1.OrderEvent parse(byte[] bytes)
            throws InvalidProtocolBufferException {
        return io.roadstream.contract.proto.v1.OrderEvent.parseFrom(bytes);
    }

    @Override
    String name() {
        return "OrderEvent";
    }

    private static io.roadstream.contract.proto.v1.OrderEventKind toMessage(OrderEventKind value) {
        return io.roadstream.contract.proto.v1.OrderEventKind.valueOf(KIND_PREFIX + value.name());
    }

    private static OrderEventKind toEvent(io.roadstream.contract.proto.v1.OrderEventKind value) {
        return switch (value) {
            case ORDER_EVENT_KIND_UNSPECIFIED, UNRECOGNIZED ->
                    throw new InvalidEventException(
                            Reason.INVALID_VALUE, "order event kind is not one this version knows");
            default -> OrderEventKind.valueOf(value.name().substring(KIND_PREFIX.length()));
        };
    }
}
