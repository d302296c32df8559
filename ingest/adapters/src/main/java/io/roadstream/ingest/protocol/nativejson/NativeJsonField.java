/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.protocol.nativejson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import io.roadstream.ingest.protocol.DeviceTime;
import io.roadstream.ingest.protocol.PositionDraft;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A field of a native position.
 *
 * @param name its name in JSON
 * @param reader how its value gets into the draft
 */
record NativeJsonField(String name, Reader reader) {
    private static final List<NativeJsonField> ALL =
            List.of(
                    // text or whole number
                    of("vehicle", (name, parser, draft) -> draft.vehicle(id(name, parser))),
                    // ISO-8601 with offset, or milliseconds since 1970
                    of("time", (name, parser, draft) -> draft.timeMillis(time(name, parser))),
                    of("lat", (name, parser, draft) -> draft.lat(number(name, parser))),
                    of("lon", (name, parser, draft) -> draft.lon(number(name, parser))),
                    of("speedMps", (name, parser, draft) -> draft.speedMps(number(name, parser))),
                    of(
                            "headingDeg",
                            (name, parser, draft) -> draft.headingDeg(number(name, parser))),
                    of(
                            "altitudeMeters",
                            (name, parser, draft) -> draft.altitudeMeters(number(name, parser))),
                    of(
                            "accuracyMeters",
                            (name, parser, draft) -> draft.accuracyMeters(number(name, parser))),
                    of("sequence", (name, parser, draft) -> draft.sequence(whole(name, parser))),
                    of("uuid", (name, parser, draft) -> draft.uuid(text(name, parser))),
                    of("driver", (name, parser, draft) -> draft.driver(id(name, parser))));

    static final Map<String, NativeJsonField> BY_NAME =
            ALL.stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    NativeJsonField::name, Function.identity()));

    private static NativeJsonField of(String name, Reader reader) {
        return new NativeJsonField(name, reader);
    }

    /** Reads the value at which the parser stands. */
    void read(JsonParser parser, PositionDraft draft) throws IOException {
        reader.read(name, parser, draft);
    }

    private static double number(String name, JsonParser parser) throws IOException {
        if (!parser.currentToken().isNumeric()) {
            throw invalid(name, "a number");
        }
        return parser.getDoubleValue();
    }

    private static long whole(String name, JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw invalid(name, "a whole number");
        }
        try {
            return parser.getLongValue();
        } catch (InputCoercionException e) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE, name + " must fit into 64 bits", e);
        }
    }

    private static String text(String name, JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw invalid(name, "a string");
        }
        return parser.getText();
    }

    private static String id(String name, JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                ? parser.getText()
                : text(name, parser);
    }

    private static long time(String name, JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return DeviceTime.parseIso(name, parser.getText());
        }
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw invalid(name, "ISO-8601 with offset or milliseconds since 1970");
        }
        return whole(name, parser);
    }

    private static InvalidEventException invalid(String name, String expected) {
        return new InvalidEventException(
                Reason.INVALID_VALUE, "%s must be %s".formatted(name, expected));
    }

    /** Reads the value at which the parser stands. */
    interface Reader {
        void read(String name, JsonParser parser, PositionDraft draft) throws IOException;
    }
}
