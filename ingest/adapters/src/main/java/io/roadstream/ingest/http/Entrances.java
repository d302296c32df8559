/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import io.roadstream.ingest.protocol.nativejson.NativeJsonProtocol;
import java.util.Set;

/** The entrances, one per protocol and path. */
final class Entrances {
    private static final String JSON = "application/json";

    static final Entrance NATIVE =
            new Entrance(
                    "/v1/positions",
                    Set.of("POST"),
                    "native",
                    new NativeJsonProtocol(),
                    Set.of(JSON, ""),
                    false,
                    new NativeReplies());

    private Entrances() {}
}
