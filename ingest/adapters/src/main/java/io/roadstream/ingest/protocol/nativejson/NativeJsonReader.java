/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.protocol.nativejson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.roadstream.contract.event.Protocol;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import io.roadstream.ingest.protocol.ParsedPositions;
import io.roadstream.ingest.protocol.PositionDraft;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Walks the tokens of one body. For one use. */
final class NativeJsonReader {
    private static final String POSITIONS = "positions";

    private final JsonParser parser;
    private final byte[] body;
    private final ParsedPositions outcome;

    NativeJsonReader(JsonParser parser, byte[] body, ParsedPositions outcome) {
        this.parser = parser;
        this.body = body;
        this.outcome = outcome;
    }

    void readDocument() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_ARRAY) {
            readBatch();
        } else if (first == JsonToken.START_OBJECT) {
            readObject(true);
        } else {
            throw new InvalidEventException(
                    Reason.MALFORMED, "the body must be a JSON object or array");
        }
        if (parser.nextToken() != null) {
            throw new InvalidEventException(
                    Reason.MALFORMED, "something follows the JSON document in the body");
        }
    }

    private void readBatch() throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                readObject(false);
            } else {
                rejectOther();
            }
        }
    }

    /** An entry of a batch that is no object. */
    private void rejectOther() throws IOException {
        long from = parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        // Also reads the rest of a string, which is needed to know where it ends.
        parser.getText();
        outcome.reject(
                new InvalidEventException(Reason.MALFORMED, "a position must be a JSON object"),
                body,
                from,
                parser.currentLocation().getByteOffset());
    }

    /** Reads one position, or at the top of the document also the wrapper of a batch. */
    private void readObject(boolean top) throws IOException {
        long from = parser.currentTokenLocation().getByteOffset();
        PositionDraft draft = new PositionDraft(Protocol.NATIVE);
        boolean isBatch = false;
        @Nullable InvalidEventException failure = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (top && token == JsonToken.START_ARRAY && name.equals(POSITIONS)) {
                readBatch();
                isBatch = true;
                continue;
            }
            try {
                readField(name, token, draft);
            } catch (InvalidEventException e) {
                failure = failure == null ? e : failure;
                parser.skipChildren();
            }
        }
        if (isBatch) {
            return;
        }
        try {
            if (failure != null) {
                throw failure;
            }
            outcome.accept(draft);
        } catch (InvalidEventException e) {
            outcome.reject(e, body, from, parser.currentLocation().getByteOffset());
        }
    }

    private void readField(String name, JsonToken token, PositionDraft draft) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        NativeJsonField field = NativeJsonField.BY_NAME.get(name);
        if (field == null) {
            outcome.ignoreField(name);
            parser.skipChildren();
        } else {
            field.read(parser, draft);
        }
    }
}
