/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.protocol.nativejson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import io.roadstream.ingest.protocol.InboundRequest;
import io.roadstream.ingest.protocol.ParsedPositions;
import io.roadstream.ingest.protocol.PositionProtocol;
import java.io.IOException;

/**
 * Positions as {@code {"vehicle":"van-7","time":"2026-03-01T08:00:00Z","lat":52.52,"lon":13.405}},
 * an array of such, or {@code {"positions":[…]}}. Read as a stream of tokens, no tree is built. A
 * body that is no JSON is refused as a whole; a bad entry in a batch only by itself.
 */
public final class NativeJsonProtocol implements PositionProtocol {
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER).build();

    @Override
    public void parse(InboundRequest request, byte[] body, ParsedPositions outcome) {
        try (JsonParser parser = JSON.createParser(body)) {
            new NativeJsonReader(parser, body, outcome).readDocument();
        } catch (IOException e) {
            throw new InvalidEventException(
                    Reason.MALFORMED, "the body is no JSON: " + firstLine(e), e);
        }
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
