/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.bench.measure.Pace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The peers under the same clients: as many, with the same vehicles in view and the same tick. */
final class PeerBench {
    private final Path folder;
    private final int connections;
    private final Pace pace;

    /**
     * @param folder for logs
     * @param connections that watch
     */
    PeerBench(Path folder, int connections, Pace pace) {
        this.folder = folder;
        this.connections = connections;
        this.pace = pace;
    }

    void measure(ArrayNode peers) throws IOException {
        for (Peer peer : Peer.values()) {
            measure(peer, peers.addObject());
        }
    }

    private void measure(Peer peer, ObjectNode json) throws IOException {
        json.put("name", peer.title());
        json.put("connections", connections);
        try (PeerServer server =
                        PeerServer.start(
                                peer,
                                GatewayBench.VEHICLES,
                                folder.resolve(peer.title() + ".log"));
                SocketFleet fleet = new SocketFleet(server.uri(), new JsonDialect(peer), 0)) {
            fleet.connect(connections);
            fleet.await(() -> fleet.served() == connections);
            rest(pace.warmUp());
            LoadSample sample = LoadSample.begin(fleet, server.pid());
            rest(pace.run());
            sample.end(json);
            fleet.requireHealthy();
        }
    }

    private static void rest(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
