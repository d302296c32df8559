/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Takes TLS connections and passes what comes on to a plain server, as a load balancer does. */
final class TlsFront implements AutoCloseable {
    private static final int BACKLOG = 50;

    private final SSLServerSocket server;
    private final URI behind;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

    private TlsFront(SSLServerSocket server, URI behind) {
        this.server = server;
        this.behind = behind;
    }

    static TlsFront start(Certificates certificates, URI behind)
            throws IOException, GeneralSecurityException {
        char[] password = Certificates.PASSWORD.toCharArray();
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(certificates.keyStore().toFile(), password), password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        TlsFront front =
                new TlsFront(
                        (SSLServerSocket)
                                context.getServerSocketFactory()
                                        .createServerSocket(
                                                0, BACKLOG, InetAddress.getLoopbackAddress()),
                        behind);
        daemon(front::accept);
        return front;
    }

    URI url() {
        return URI.create("https://127.0.0.1:" + server.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Socket target = new Socket(behind.getHost(), behind.getPort());
                sockets.add(client);
                sockets.add(target);
                daemon(() -> copy(client, target));
                daemon(() -> copy(target, client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    /** A broken connection of one side ends the other, whatever the reason. */
    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // closed by now
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "tls-front");
        thread.setDaemon(true);
        thread.start();
    }
}
