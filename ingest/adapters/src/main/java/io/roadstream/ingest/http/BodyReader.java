/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import io.roadstream.ingest.http.ReceivedBody.State;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * Reads a body without a waiting thread, into memory that the request's share of the budget covers.
 * What is too much is read and dropped up to a bound, so that the client sees the reply and the
 * connection lives on. Calls exactly one of the two consumers, once.
 */
final class BodyReader implements Runnable {
    /** Beyond the limit, this many times the limit is dropped before the reply. */
    private static final int DROPPED_LIMITS = 4;

    private static final int FIRST_SIZE = 1_024;

    private final Request request;
    private final int maxBytes;
    private final InFlightBudget.Share share;
    private final Consumer<ReceivedBody> onBody;
    private final Consumer<Throwable> onFailure;
    private byte[] buffer = new byte[0];
    private int kept;
    private long length;
    private State state = State.COMPLETE;

    BodyReader(
            Request request,
            int maxBytes,
            InFlightBudget.Share share,
            Consumer<ReceivedBody> onBody,
            Consumer<Throwable> onFailure) {
        this.request = request;
        this.maxBytes = maxBytes;
        this.share = share;
        this.onBody = onBody;
        this.onFailure = onFailure;
    }

    /** Reads what is there and asks to be called again when more comes. */
    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                onFailure.accept(chunk.getFailure());
                return;
            }
            take(chunk.getByteBuffer());
            boolean isLast = chunk.isLast();
            chunk.release();
            if (isLast || length > (1L + DROPPED_LIMITS) * maxBytes) {
                onBody.accept(new ReceivedBody(keptBytes(), length, state));
                return;
            }
        }
    }

    private void take(ByteBuffer chunk) {
        int size = chunk.remaining();
        length += size;
        if (state != State.COMPLETE || size == 0) {
            return;
        }
        int wanted = (int) Math.min(size, (long) maxBytes - kept);
        if (wanted < size) {
            state = State.TOO_LARGE;
        }
        if (!share.tryAddBytes(wanted)) {
            state = State.NO_ROOM;
            return;
        }
        ensureCapacity(kept + wanted);
        chunk.get(buffer, kept, wanted);
        kept += wanted;
    }

    private byte[] keptBytes() {
        return kept == buffer.length ? buffer : Arrays.copyOf(buffer, kept);
    }

    private void ensureCapacity(int capacity) {
        if (capacity > buffer.length) {
            // By what has come, never by what was announced: the budget only knows the former.
            long size = Math.max(FIRST_SIZE, 2L * buffer.length);
            buffer = Arrays.copyOf(buffer, (int) Math.max(capacity, Math.min(size, maxBytes)));
        }
    }
}
