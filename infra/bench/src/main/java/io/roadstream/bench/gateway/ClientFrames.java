/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.gateway;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.proto.v1.ClientFrame;
import io.roadstream.contract.proto.v1.ClientHello;
import io.roadstream.contract.proto.v1.Subscribe;
import io.roadstream.contract.proto.v1.Viewport;

/** What clients say to the gateway. */
public final class ClientFrames {
    private ClientFrames() {}

    /** Who the client is. */
    public static ClientFrame hello(String token) {
        return ClientFrame.newBuilder().setHello(ClientHello.newBuilder().setToken(token)).build();
    }

    /** Asks for all vehicles of a rectangle, as subscription 1. */
    public static Subscribe view(GeoPoint southWest, GeoPoint northEast) {
        return Subscribe.newBuilder()
                .setSubscription(1)
                .setViewport(
                        Viewport.newBuilder()
                                .setSouthE7(southWest.latE7())
                                .setWestE7(southWest.lonE7())
                                .setNorthE7(northEast.latE7())
                                .setEastE7(northEast.lonE7()))
                .build();
    }

    static ClientFrame of(Subscribe subscribe) {
        return ClientFrame.newBuilder().setSubscribe(subscribe).build();
    }
}
