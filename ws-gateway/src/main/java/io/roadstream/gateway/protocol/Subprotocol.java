/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.protocol;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.roadstream.contract.proto.v1.ClientFrame;
import io.roadstream.contract.proto.v1.ServerFrame;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.Stream;

/** The ways in which frames travel; a client chooses one in its handshake. */
public enum Subprotocol {
    /** Binary messages, each a frame as Protobuf. */
    BINARY("roadstream.v1"),

    /** Text messages, each the same frame as Protobuf JSON: for people and scripts. */
    JSON("roadstream.v1.json");

    private static final JsonFormat.Printer PRINTER =
            JsonFormat.printer().omittingInsignificantWhitespace();
    private static final JsonFormat.Parser PARSER = JsonFormat.parser();

    private final String title;

    Subprotocol(String title) {
        this.title = title;
    }

    /** As it stands in the header Sec-WebSocket-Protocol. */
    public String title() {
        return title;
    }

    public static Optional<Subprotocol> find(String title) {
        return Stream.of(values()).filter(p -> p.title.equals(title)).findFirst();
    }

    /** Reads a binary message. */
    public static ClientFrame parse(ByteBuffer message) throws BadFrameException {
        try {
            return requireKind(ClientFrame.parseFrom(message));
        } catch (InvalidProtocolBufferException e) {
            throw new BadFrameException(
                    "%d bytes are no ClientFrame: %s".formatted(message.limit(), e.getMessage()),
                    e);
        }
    }

    /** Reads a text message. */
    public static ClientFrame parse(String message) throws BadFrameException {
        ClientFrame.Builder frame = ClientFrame.newBuilder();
        try {
            PARSER.merge(message, frame);
        } catch (InvalidProtocolBufferException e) {
            throw new BadFrameException("the text is no ClientFrame in JSON: " + e.getMessage(), e);
        }
        return requireKind(frame.build());
    }

    /** A frame of ours as JSON. */
    public static String toJson(byte[] frame) {
        try {
            return PRINTER.print(ServerFrame.parseFrom(frame));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a frame that we wrote ourselves", e);
        }
    }

    private static ClientFrame requireKind(ClientFrame frame) throws BadFrameException {
        if (frame.getFrameCase() == ClientFrame.FrameCase.FRAME_NOT_SET) {
            throw new BadFrameException(
                    "the frame is empty; it must hold hello, subscribe, unsubscribe, publish, ping or pong",
                    null);
        }
        return frame;
    }
}
