/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable;

/** Reads bodies, up to a length, without holding a thread for clients that are slow to send. */
final class RequestBody {
    /** Longest body: a fence of as many points as it may have. */
    static final int MAX_BYTES = 1 << 20;

    /** Who sends more than this loses the connection, and may not see the answer. */
    private static final int MAX_DISCARDED_BYTES = 16 * MAX_BYTES;

    private RequestBody() {}

    /** One of the two is called, once. */
    static void read(Request request, Consumer<byte[]> taker, Consumer<RefusedException> refuser) {
        if (request.getLength() > MAX_BYTES) {
            refuser.accept(tooLarge());
            return;
        }
        Content.Source.asByteArrayAsync(
                request,
                MAX_BYTES,
                Promise.Invocable.from(
                        Invocable.InvocationType.NON_BLOCKING,
                        taker,
                        failure -> refuser.accept(refused(failure))));
    }

    /**
     * Throws away what was not read, then goes on: a server that answers and closes while somebody
     * still sends resets the connection, and the answer may be lost with it. Who asked before
     * sending is answered at once.
     */
    static void discard(Request request, Runnable then) {
        long length = request.getLength();
        boolean isHeldBack = request.getHeaders().contains(HttpHeader.EXPECT);
        if (isHeldBack || length <= 0 || length > MAX_DISCARDED_BYTES) {
            then.run();
        } else {
            Content.Source.consumeAll(request, Callback.from(then));
        }
    }

    private static RefusedException refused(Throwable failure) {
        return failure instanceof IllegalStateException
                ? tooLarge()
                : Parameters.bad("the body can't be read: " + failure);
    }

    private static RefusedException tooLarge() {
        return new RefusedException(
                ProblemType.BODY_TOO_LARGE,
                "the body must have at most %d bytes".formatted(MAX_BYTES));
    }
}
