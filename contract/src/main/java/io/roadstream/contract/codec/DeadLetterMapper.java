/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.roadstream.contract.event.DeadLetter;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;

/** {@link DeadLetter} as Protobuf. */
public final class DeadLetterMapper
        extends ProtobufCodec<DeadLetter, io.roadstream.contract.proto.v1.DeadLetter> {
    private static final long serialVersionUID = 1L;
    private static final String REASON_PREFIX = "REASON_";

    @Override
    io.roadstream.contract.proto.v1.DeadLetter toMessage(DeadLetter letter) {
        return io.roadstream.contract.proto.v1.DeadLetter.newBuilder()
                .setTenant(letter.tenant())
                .setSource(letter.source())
                .setReason(
                        io.roadstream.contract.proto.v1.Reason.valueOf(
                                REASON_PREFIX + letter.reason().name()))
                .setMessage(letter.message())
                .setRefusedTimeMillis(letter.refusedTimeMillis())
                .setPayload(ByteString.copyFrom(letter.payload()))
                .setPayloadLength(letter.payloadLength())
                .build();
    }

    @Override
    DeadLetter toEvent(io.roadstream.contract.proto.v1.DeadLetter message) {
        return new DeadLetter(
                message.getTenant(),
                message.getSource(),
                toEvent(message.getReason()),
                message.getMessage(),
                message.getRefusedTimeMillis(),
                message.getPayload().toByteArray(),
                message.getPayloadLength());
    }

    @Override
    io.roadstream.contract.proto.v1.DeadLetter parse(byte[] bytes)
            throws InvalidProtocolBufferException {
        return io.roadstream.contract.proto.v1.DeadLetter.parseFrom(bytes);
    }

    @Override
    String name() {
        return "DeadLetter";
    }

    private static Reason toEvent(io.roadstream.contract.proto.v1.Reason reason) {
        return switch (reason) {
            case REASON_UNSPECIFIED, UNRECOGNIZED ->
                    throw new InvalidEventException(
                            Reason.INVALID_VALUE, "reason is not one this version knows");
            default -> Reason.valueOf(reason.name().substring(REASON_PREFIX.length()));
        };
    }
}
