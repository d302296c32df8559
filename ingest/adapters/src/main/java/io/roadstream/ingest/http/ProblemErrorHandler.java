/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import java.time.Duration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Gives errors that the HTTP server itself raises the one shape of all errors. */
final class ProblemErrorHandler extends ErrorHandler {
    private final Duration retryAfter;

    ProblemErrorHandler(Duration retryAfter) {
        this.retryAfter = retryAfter;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        ProblemType type = ProblemType.ofStatus(code);
        Problem.of(type, message == null ? type.title() : message)
                .toReply(retryAfter)
                .write(response, callback);
    }
}
