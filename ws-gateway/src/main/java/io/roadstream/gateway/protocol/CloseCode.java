/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.protocol;

/** Why the gateway closes a connection; documented in docs/websocket.md. */
public enum CloseCode {
    /** A frame that is not one, or not allowed where it came. Do not repeat it. */
    BAD_FRAME(4400),
    /** No token, or one that is not valid here. Get another one before connecting again. */
    UNAUTHENTICATED(4401),
    /** The client reads more slowly than it is told of changes. Connect again later. */
    SLOW(4408),
    /** More messages than the client may send in a second. Send fewer. */
    TOO_MANY(4429),
    /** No answer to a ping. Connect again. */
    SILENT(4412),
    /** The gateway stops. Connect again, with some random delay. */
    GOING_AWAY(1001);

    private final int code;

    CloseCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
