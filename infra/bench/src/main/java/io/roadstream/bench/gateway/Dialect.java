/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.gateway;

import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** How a server is spoken to, and what its last message said. For one thread. */
interface Dialect {
    /** What is asked for in the upgrade. */
    String path();

    /** WebSocket subprotocol. */
    Optional<String> subprotocol();

    /** Messages that a client sends when it is open, as WebSocket frames. */
    List<byte[]> greeting();

    /**
     * Reads a message.
     *
     * @param now ms since 1970
     */
    void read(byte[] bytes, int offset, int length, long now);

    /** Vehicle updates in the last message. */
    long updates();

    /** Whether the last message says that the client is served now; once for each client. */
    boolean isServed();

    /** A WebSocket frame that answers the last message, if it wants an answer. */
    Optional<byte[]> answer();

    /** Delay of updates, ms. */
    Histogram delayMillis();
}
