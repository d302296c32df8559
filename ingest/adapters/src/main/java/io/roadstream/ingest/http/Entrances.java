/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import io.roadstream.contract.validation.Reason;
import io.roadstream.ingest.protocol.nativejson.NativeJsonProtocol;
import io.roadstream.ingest.protocol.osmand.OsmAndProtocol;
import io.roadstream.ingest.protocol.owntracks.OwnTracksProtocol;
import io.roadstream.ingest.protocol.traccar.TraccarProtocol;
import java.util.List;
import java.util.Set;

/** The entrances, one per protocol and path. */
final class Entrances {
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String NONE = "";

    private Entrances() {}

    static List<Entrance> list() {
        return List.of(nativeJson(), osmAnd("/osmand"), osmAnd("/"), ownTracks(), traccar());
    }

    private static Entrance nativeJson() {
        return new Entrance(
                "/v1/positions",
                Set.of("POST"),
                "native",
                new NativeJsonProtocol(),
                Set.of(JSON, NONE),
                false,
                new NativeReplies());
    }

    /** Traccar's apps send to the root unless told otherwise. */
    private static Entrance osmAnd(String path) {
        return new Entrance(
                path,
                Set.of("GET", "POST"),
                "osmand",
                new OsmAndProtocol(),
                Set.of(JSON, FORM, NONE),
                true,
                new PlainReplies("text/plain", "", Set.of()));
    }

    /** The app takes an empty JSON array for "nothing to tell you". */
    private static Entrance ownTracks() {
        return new Entrance(
                "/owntracks",
                Set.of("POST"),
                "owntracks",
                new OwnTracksProtocol(),
                Set.of(JSON, NONE),
                true,
                new PlainReplies(JSON, "[]", Set.of(Reason.UNSUPPORTED_TYPE)));
    }

    private static Entrance traccar() {
        return new Entrance(
                "/traccar",
                Set.of("POST"),
                "traccar",
                new TraccarProtocol(),
                Set.of(JSON, NONE),
                true,
                new PlainReplies("text/plain", "", Set.of()));
    }
}
