/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.gateway;

import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * What the peers' server says: a JSON array of vehicles, each an array that ends with the time of
 * its report in ms; with socket.io after its packet type and the name of the event.
 */
final class JsonDialect implements Dialect {
    private static final byte[] PONG = ClientMessage.text("3");

    private final Peer peer;
    private final Histogram delayMillis = new Histogram(3);
    private long updates;
    private boolean isServed;
    private boolean isPing;

    JsonDialect(Peer peer) {
        this.peer = peer;
    }

    @Override
    public String path() {
        return peer == Peer.WS ? "/" : "/socket.io/?EIO=4&transport=websocket";
    }

    @Override
    public Optional<String> subprotocol() {
        return Optional.empty();
    }

    /** With socket.io a client joins the default namespace. */
    @Override
    public List<byte[]> greeting() {
        return peer == Peer.WS ? List.of() : List.of(ClientMessage.text("40"));
    }

    @Override
    public void read(byte[] bytes, int offset, int length, long now) {
        updates = 0;
        isPing = peer == Peer.SOCKET_IO && length == 1 && bytes[offset] == '2';
        isServed =
                peer == Peer.WS
                        ? length == 2
                        : length > 2 && bytes[offset] == '4' && bytes[offset + 1] == '0';
        int end = offset + length;
        long number = 0;
        for (int i = offset; i < end; i++) {
            byte b = bytes[i];
            if (b >= '0' && b <= '9') {
                number = number * 10 + (b - '0');
            } else if (b == ']' && number > 0) {
                updates++;
                delayMillis.recordValue(Math.max(0, now - number));
                number = 0;
            } else {
                number = 0;
            }
        }
    }

    @Override
    public long updates() {
        return updates;
    }

    @Override
    public boolean isServed() {
        return isServed;
    }

    @Override
    public Optional<byte[]> answer() {
        return isPing ? Optional.of(PONG) : Optional.empty();
    }

    @Override
    public Histogram delayMillis() {
        return delayMillis;
    }
}
