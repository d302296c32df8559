/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;

/**
 * Frame of a codec over Protobuf: parses, maps, and turns what cannot be read into one exception.
 *
 * @param <T> the event record
 * @param <M> its generated message
 */
abstract class ProtobufCodec<T, M extends MessageLite> implements Codec<T> {
    private static final long serialVersionUID = 1L;

    @Override
    public final byte[] encode(T event) {
        return toMessage(event).toByteArray();
    }

    @Override
    public final T decode(byte[] bytes) {
        M message;
        try {
            message = parse(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new InvalidEventException(
                    Reason.MALFORMED,
                    "%d bytes are no %s: %s".formatted(bytes.length, name(), e.getMessage()),
                    e);
        }
        return toEvent(message);
    }

    /** The message that stands for the event. */
    abstract M toMessage(T event);

    /** The event that the message holds. */
    abstract T toEvent(M message);

    abstract M parse(byte[] bytes) throws InvalidProtocolBufferException;

    /** Name of the message for people. */
    abstract String name();
}
