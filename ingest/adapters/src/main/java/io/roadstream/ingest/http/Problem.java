/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.roadstream.contract.validation.Reason;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An error reply in the one shape of all (RFC 9457, {@code application/problem+json}).
 *
 * @param type kind of error
 * @param detail what happened here, for people
 * @param reason why a position was refused, null for other errors
 */
record Problem(ProblemType type, String detail, @Nullable Reason reason) {
    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, null);
    }

    Reply toReply() {
        return Reply.of(type.status(), MEDIA_TYPE, Json.write(this::writeObject));
    }

    /** With the advice when to repeat the request, if that may help. */
    Reply toReply(Duration retryAfter) {
        return type.isTemporary()
                ? toReply().withHeader("Retry-After", Long.toString(retryAfter.toSeconds()))
                : toReply();
    }

    private void writeObject(JsonGenerator json) throws IOException {
        json.writeStartObject();
        writeFields(json);
        json.writeEndObject();
    }

    /** The members that every problem has; the caller may add others. */
    void writeFields(JsonGenerator json) throws IOException {
        json.writeStringField("type", type.urn());
        json.writeStringField("title", type.title());
        json.writeNumberField("status", type.status());
        json.writeStringField("detail", detail);
        if (reason != null) {
            json.writeStringField("reason", reason.name());
        }
    }
}
