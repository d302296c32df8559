/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable;

/** Reads bodies, up to a length, without holding a thread for clients that are slow to send. */
final class RequestBody {
    /** Longest body: a fence of as many points as it may have. */
    static final int MAX_BYTES = 1 << 20;

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
