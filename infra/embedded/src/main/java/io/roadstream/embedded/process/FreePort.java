/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Picks ports nobody listens on, below the range from which kernels take the ports of outgoing
 * connections. In that range a client that keeps reconnecting to a stopped server can connect to
 * itself and so keep the port from the server that restarts.
 */
public final class FreePort {
    private static final int FIRST = 20_000;
    private static final int LAST = 31_999;

    /** Still below the first port that kernels take by themselves, 32,768. */
    private static final int LAST_INNER = 32_767;

    private static final int ATTEMPTS = 200;

    private FreePort() {}

    /** A port that could be bound on loopback a moment ago. */
    public static int pick() {
        return pick(FIRST, LAST);
    }

    /**
     * The same for what a program needs within itself and tells nobody. These lie apart: any of the
     * others may be promised to a program that has not started yet, and looks free until then.
     */
    public static int pickInner() {
        return pick(LAST + 1, LAST_INNER);
    }

    private static int pick(int first, int last) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(first, last + 1);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException(
                "no free port between %d and %d in %d attempts".formatted(first, last, ATTEMPTS));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
