/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.roadstream.contract.event.DeadLetter;
import io.roadstream.ingest.protocol.InboundRequest;
import io.roadstream.ingest.protocol.ParsedPositions;
import io.roadstream.ingest.protocol.Rejection;
import java.io.IOException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Replies of the native entrance: counts and what became of each entry. 200 if any entry was
 * accepted or there was none; a problem of 400 with the same members if all were refused. With
 * {@code ?results=rejected} only refused entries are listed.
 */
final class NativeReplies implements Entrance.Replies {
    private static final String RESULTS = "results";
    private static final String ONLY_REJECTED = "rejected";

    @Override
    public Reply of(InboundRequest request, ParsedPositions outcome) {
        boolean onlyRejected = ONLY_REJECTED.equals(request.query().get(RESULTS));
        if (outcome.reports().isEmpty() && !outcome.rejections().isEmpty()) {
            DeadLetter first = outcome.rejections().get(0).letter();
            Problem problem =
                    new Problem(ProblemType.INVALID_POSITION, first.message(), first.reason());
            return Reply.of(
                    ProblemType.INVALID_POSITION.status(),
                    Problem.MEDIA_TYPE,
                    Json.write(json -> writeObject(json, problem, outcome, onlyRejected)));
        }
        return Reply.json(200, Json.write(json -> writeObject(json, null, outcome, onlyRejected)));
    }

    private static void writeObject(
            JsonGenerator json,
            @Nullable Problem problem,
            ParsedPositions outcome,
            boolean onlyRejected)
            throws IOException {
        json.writeStartObject();
        if (problem != null) {
            problem.writeFields(json);
        }
        json.writeNumberField("accepted", outcome.reports().size());
        json.writeNumberField("rejected", outcome.rejections().size());
        json.writeArrayFieldStart(RESULTS);
        writeResults(json, outcome, onlyRejected);
        json.writeEndArray();
        if (!outcome.ignoredFields().isEmpty()) {
            json.writeArrayFieldStart("ignoredFields");
            for (String name : outcome.ignoredFields()) {
                json.writeString(name);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void writeResults(
            JsonGenerator json, ParsedPositions outcome, boolean onlyRejected) throws IOException {
        Iterator<Rejection> rejections = outcome.rejections().iterator();
        Rejection next = rejections.hasNext() ? rejections.next() : null;
        for (int index = 0; index < outcome.size(); index++) {
            if (next != null && next.index() == index) {
                writeRejected(json, next);
                next = rejections.hasNext() ? rejections.next() : null;
            } else if (!onlyRejected) {
                json.writeStartObject();
                json.writeNumberField("index", index);
                json.writeStringField("status", "accepted");
                json.writeEndObject();
            }
        }
    }

    private static void writeRejected(JsonGenerator json, Rejection rejection) throws IOException {
        json.writeStartObject();
        json.writeNumberField("index", rejection.index());
        json.writeStringField("status", "rejected");
        json.writeStringField("reason", rejection.letter().reason().name());
        json.writeStringField("message", rejection.letter().message());
        json.writeEndObject();
    }
}
