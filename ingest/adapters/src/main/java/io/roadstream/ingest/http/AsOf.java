/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import io.roadstream.contract.validation.Reason;
import io.roadstream.ingest.auth.ApiKey;
import io.roadstream.ingest.protocol.Excerpt;
import java.time.DateTimeException;
import java.time.Instant;
import org.eclipse.jetty.server.Request;

/**
 * The header {@code Roadstream-As-Of}: the ingest time that a sender with the right to do so states
 * for its request, so that old files are judged as they would have been then.
 */
final class AsOf {
    static final String HEADER = "Roadstream-As-Of";

    private AsOf() {}

    /** Ingest time of a request: the stated one, else now. */
    static long read(Request request, ApiKey key, long nowMillis) {
        String text = request.getHeaders().get(HEADER);
        if (text == null) {
            return nowMillis;
        }
        if (!key.asOf()) {
            throw new RequestRefusedException(
                    ProblemType.FORBIDDEN,
                    Reason.INVALID_VALUE,
                    "key %s has no right to send %s".formatted(key.id(), HEADER));
        }
        long millis = parse(text);
        if (millis > nowMillis) {
            throw new RequestRefusedException(
                    ProblemType.INVALID_AS_OF,
                    Reason.TIME_OUT_OF_RANGE,
                    "%s must not be after the server's now %s, was %s"
                            .formatted(HEADER, Instant.ofEpochMilli(nowMillis), text));
        }
        return millis;
    }

    private static long parse(String text) {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            RequestRefusedException refusal =
                    new RequestRefusedException(
                            ProblemType.INVALID_AS_OF,
                            Reason.INVALID_VALUE,
                            "%s must be an instant such as 2008-05-20T07:00:00Z, was '%s'"
                                    .formatted(HEADER, Excerpt.of(text)));
            refusal.initCause(e);
            throw refusal;
        }
    }
}
