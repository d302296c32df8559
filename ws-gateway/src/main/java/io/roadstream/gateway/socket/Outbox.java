/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.gateway.protocol.CloseCode;
import io.roadstream.gateway.protocol.Subprotocol;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * What waits to be sent to one client, bounded in bytes; one frame is under way at a time. Deltas
 * are only offered while nothing waits, so a slow client gets fewer and newer ones; all other
 * frames wait, and a client that lets too many of them wait is closed. Thread-safe.
 */
final class Outbox {
    private final Session session;
    private final Subprotocol subprotocol;
    private final long maxBytes;
    private final BiConsumer<Session, CloseCode> onClose;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean isSending;
    private boolean isClosed;

    /**
     * @param maxBytes that may wait
     * @param onClose called when this side closes, with the session and why
     */
    Outbox(
            Session session,
            Subprotocol subprotocol,
            long maxBytes,
            BiConsumer<Session, CloseCode> onClose) {
        this.session = session;
        this.subprotocol = subprotocol;
        this.maxBytes = maxBytes;
        this.onClose = onClose;
    }

    /** Whether a frame would leave at once. */
    synchronized boolean isIdle() {
        return !isSending && !isClosed;
    }

    /** Whether nothing can be sent any more. */
    synchronized boolean isClosed() {
        return isClosed;
    }

    /** Sends after what waits already. A frame of any size may go while nothing is under way. */
    void send(byte[] frame) {
        boolean isTooMuch;
        synchronized (this) {
            if (isClosed) {
                return;
            }
            isTooMuch = isSending && waitingBytes + frame.length > maxBytes;
            if (isSending && !isTooMuch) {
                waiting.add(frame);
                waitingBytes += frame.length;
                return;
            }
            isSending = true;
        }
        if (isTooMuch) {
            close(CloseCode.SLOW, "more than %d bytes wait for you".formatted(maxBytes));
        } else {
            write(frame);
        }
    }

    /** Closes after what waits has been given up; once. */
    void close(CloseCode code, String reason) {
        synchronized (this) {
            if (isClosed) {
                return;
            }
            isClosed = true;
            waiting.clear();
        }
        session.close(code.code(), reason, Callback.NOOP);
        // One that does not read never sees the close, and must not hold the connection.
        onClose.accept(session, code);
    }

    private void write(byte[] frame) {
        Callback callback = Callback.from(this::sent, failure -> failed());
        switch (subprotocol) {
            case BINARY -> session.sendBinary(ByteBuffer.wrap(frame), callback);
            case JSON -> session.sendText(Subprotocol.toJson(frame), callback);
        }
    }

    private void sent() {
        byte[] next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                isSending = false;
                return;
            }
            waitingBytes -= next.length;
        }
        write(next);
    }

    /** The connection is broken; Jetty tells the socket, which ends the client. */
    private synchronized void failed() {
        isClosed = true;
        waiting.clear();
    }
}
