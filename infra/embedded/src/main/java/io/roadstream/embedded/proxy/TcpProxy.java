/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Forwards connections on a loopback port to a target. Armed with {@link #dropReplies}, it forwards
 * the next matching requests wholly and cuts the connection instead of passing on the reply, so the
 * server has acted and its client does not know. Thread-safe.
 */
public final class TcpProxy implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final ServerSocket server;
    private final InetSocketAddress target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger toDrop = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();
    private volatile String marker = "";

    private TcpProxy(ServerSocket server, InetSocketAddress target) {
        this.server = server;
        this.target = target;
    }

    /** Starts a proxy on a free port. */
    public static TcpProxy start(String targetHost, int targetPort) throws IOException {
        TcpProxy proxy =
                new TcpProxy(
                        new ServerSocket(0, 64, InetAddress.getLoopbackAddress()),
                        new InetSocketAddress(targetHost, targetPort));
        spawn("proxy-accept", proxy::accept);
        return proxy;
    }

    /** Port on loopback. */
    public int port() {
        return server.getLocalPort();
    }

    /**
     * Loses the replies to the next requests.
     *
     * @param requests how many
     * @param text only requests that contain this text, within one read of the socket
     */
    public void dropReplies(int requests, String text) {
        marker = text;
        toDrop.set(requests);
    }

    /** Replies lost so far. */
    public int droppedReplies() {
        return dropped.get();
    }

    /** Stops listening and cuts all connections. */
    @Override
    public void close() throws IOException {
        server.close();
        open.forEach(TcpProxy::closeQuietly);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                spawn("proxy-connection", () -> serve(client));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new IllegalStateException("The proxy cannot accept connections", e);
                }
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket upstream = new Socket()) {
            open.add(upstream);
            upstream.connect(target);
            Connection connection = new Connection(client, upstream);
            Thread replies = spawn("proxy-replies", connection::forwardReplies);
            connection.forwardRequests();
            replies.join();
            open.remove(upstream);
        } catch (IOException e) {
            // Either side went away: the other learns it by the closed socket.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    private static Thread spawn(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // a socket that fails to close is closed
        }
    }

    /** One client and its upstream connection. */
    private final class Connection {
        private final Socket client;
        private final Socket upstream;
        private volatile boolean cutAtReply;

        Connection(Socket client, Socket upstream) {
            this.client = client;
            this.upstream = upstream;
        }

        void forwardRequests() throws IOException {
            InputStream in = client.getInputStream();
            OutputStream out = upstream.getOutputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (!cutAtReply && isArmedFor(buffer, n)) {
                    cutAtReply = true;
                }
                out.write(buffer, 0, n);
            }
            upstream.shutdownOutput();
        }

        void forwardReplies() {
            byte[] buffer = new byte[BUFFER_BYTES];
            try {
                InputStream in = upstream.getInputStream();
                OutputStream out = client.getOutputStream();
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    if (cutAtReply) {
                        dropped.incrementAndGet();
                        break;
                    }
                    out.write(buffer, 0, n);
                }
            } catch (IOException e) {
                // falls through: both sides are closed
            }
            closeQuietly(client);
            closeQuietly(upstream);
        }

        private boolean isArmedFor(byte[] buffer, int length) {
            if (toDrop.get() <= 0
                    || !new String(buffer, 0, length, StandardCharsets.ISO_8859_1)
                            .contains(marker)) {
                return false;
            }
            return toDrop.getAndDecrement() > 0;
        }
    }
}
