/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import io.roadstream.ingest.protocol.InboundRequest;
import io.roadstream.ingest.protocol.ParsedPositions;
import io.roadstream.ingest.protocol.PositionProtocol;
import java.util.Set;

/**
 * A path at which positions come in.
 *
 * @param path the path
 * @param methods HTTP methods it takes
 * @param name short name of the protocol in metrics
 * @param protocol how requests are read
 * @param mediaTypes types of body that it reads; the empty text stands for a request that states
 *     none
 * @param keyInQuery whether the API key may stand in the query
 * @param replies what the sender is told once everything is stored
 */
record Entrance(
        String path,
        Set<String> methods,
        String name,
        PositionProtocol protocol,
        Set<String> mediaTypes,
        boolean keyInQuery,
        Replies replies) {
    Entrance {
        methods = Set.copyOf(methods);
        mediaTypes = Set.copyOf(mediaTypes);
    }

    /** What the sender is told. */
    interface Replies {
        /** The reply to a request whose entries are all stored, the refused as dead letters. */
        Reply of(InboundRequest request, ParsedPositions outcome);
    }
}
