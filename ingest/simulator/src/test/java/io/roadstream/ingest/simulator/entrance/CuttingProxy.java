/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A way to PostgreSQL that now and then breaks just when a commit goes by: before the server has
 * it, or after, when only the reply is lost.
 */
final class CuttingProxy implements Closeable {
    private static final int CUT_PERCENT = 8;

    private final ServerSocket server;
    private final int target;
    private final Random random;
    private final AtomicInteger cutCommits = new AtomicInteger();

    CuttingProxy(int target, long seed) {
        this.target = target;
        this.random = new Random(seed);
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    int cutCommits() {
        return cutCommits.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket client = server.accept();
                Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
                // A query and its commit are small writes, which would wait for each other's ACK.
                client.setTcpNoDelay(true);
                database.setTcpNoDelay(true);
                start(() -> toDatabase(client, database));
                start(() -> toClient(client, database));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void toDatabase(Socket client, Socket database) {
        byte[] buffer = new byte[64 << 10];
        try (client;
                database) {
            InputStream in = client.getInputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                String text = new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
                boolean isCut = text.contains("COMMIT") && random.nextInt(100) < CUT_PERCENT;
                if (isCut) {
                    cutCommits.incrementAndGet();
                }
                if (isCut && random.nextBoolean()) {
                    return;
                }
                if (isCut) {
                    client.close();
                }
                database.getOutputStream().write(buffer, 0, n);
                if (isCut) {
                    // The server answers into the void and then sees that nobody is there.
                    database.shutdownOutput();
                    database.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
                    return;
                }
            }
        } catch (IOException e) {
            // broken, which is what it is for
        }
    }

    /** A server that is ended resets its connection: the client must see an end then as well. */
    private static void toClient(Socket client, Socket database) {
        try (client) {
            database.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // broken, which is what it is for
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
