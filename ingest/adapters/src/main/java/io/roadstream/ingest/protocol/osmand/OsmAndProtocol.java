/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.protocol.osmand;

import io.roadstream.ingest.protocol.InboundRequest;
import io.roadstream.ingest.protocol.ParsedPositions;
import io.roadstream.ingest.protocol.PositionProtocol;

/** Tells the two forms of the protocol apart by the type of the body. */
public final class OsmAndProtocol implements PositionProtocol {
    private static final String JSON = "application/json";

    @Override
    public void parse(InboundRequest request, byte[] body, ParsedPositions outcome) {
        if (request.mediaType().equals(JSON) && body.length > 0) {
            OsmAndJson.parse(body, outcome);
        } else {
            OsmAndQuery.parse(request, body, outcome);
        }
    }
}
