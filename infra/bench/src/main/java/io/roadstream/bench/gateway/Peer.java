/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.gateway;

/** A library of npm that others build such servers with. */
enum Peer {
    WS("ws"),
    SOCKET_IO("socket.io");

    private final String title;

    Peer(String title) {
        this.title = title;
    }

    /** Its name in npm. */
    String title() {
        return title;
    }
}
