/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A server of one of the peers in a Node.js process, which ends with this one. */
final class PeerServer implements AutoCloseable {
    private static final String TICK_MILLIS = "40";

    private final Process process;
    private final URI uri;

    private PeerServer(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /**
     * Starts it and waits until it listens.
     *
     * @param vehicles that report once a second
     * @param log for what it complains of
     */
    static PeerServer start(Peer peer, int vehicles, Path log) throws IOException {
        Path script =
                Path.of(System.getProperty("roadstream.root", "."), "infra/bench/peers/server.mjs");
        Process process =
                new ProcessBuilder(
                                List.of(
                                        "node",
                                        script.toString(),
                                        peer.title(),
                                        Integer.toString(vehicles),
                                        TICK_MILLIS))
                        .redirectError(log.toFile())
                        .start();
        BufferedReader out = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
        String port = out.readLine();
        if (port == null) {
            throw new IOException(
                    "the server of %s did not start: %s"
                            .formatted(peer.title(), Files.readString(log)));
        }
        return new PeerServer(process, URI.create("http://127.0.0.1:" + port));
    }

    long pid() {
        return process.pid();
    }

    URI uri() {
        return uri;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
