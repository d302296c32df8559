/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Messages of a client as WebSocket frames; the mask is zero, which changes nothing. */
final class ClientMessage {
    private static final int TEXT = 0x81;
    private static final int BINARY = 0x82;
    private static final int MASKED = 0x80;
    private static final int LONG = 126;

    private ClientMessage() {}

    static byte[] text(String text) {
        return frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] binary(byte[] payload) {
        return frame(BINARY, payload);
    }

    private static byte[] frame(int head, byte[] payload) {
        boolean isLong = payload.length >= LONG;
        ByteBuffer frame = ByteBuffer.allocate((isLong ? 8 : 6) + payload.length).put((byte) head);
        if (isLong) {
            frame.put((byte) (MASKED | LONG)).putShort((short) payload.length);
        } else {
            frame.put((byte) (MASKED | payload.length));
        }
        return frame.putInt(0).put(payload).array();
    }
}
