/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;

/**
 * The body of a response: held back until {@value #HELD_BYTES} bytes are exceeded, so that a
 * statement that fails early still gets its status, then streamed.
 *
 * <p>Writes wait for the client, which is the back-pressure on the engine.
 */
final class ResponseOutput {

    private static final int HELD_BYTES = 1 << 20;
    private static final int COPY_BYTES = 1 << 16;

    private final Response response;
    private final Encoding encoding;
    private final HeldBody held;
    private final OutputStream encoder;
    private final byte[] copy;

    ResponseOutput(Response response, Encoding encoding, boolean holdAll) throws IOException {
        this.response = response;
        this.encoding = encoding;
        this.held = new HeldBody(response, holdAll ? Long.MAX_VALUE : HELD_BYTES);
        this.encoder = encoding.encode(held);
        this.copy = encoding == Encoding.IDENTITY ? new byte[0] : new byte[COPY_BYTES];
        if (!encoding.header.isEmpty()) {
            response.getHeaders().put(HttpHeader.CONTENT_ENCODING, encoding.header);
        }
    }

    /** Takes bytes of the result; reads the buffer to its end. */
    void write(ByteBuffer bytes) throws IOException {
        if (encoding == Encoding.IDENTITY) {
            held.write(bytes);
            return;
        }
        while (bytes.hasRemaining()) {
            int part = Math.min(bytes.remaining(), copy.length);
            bytes.get(copy, 0, part);
            encoder.write(copy, 0, part);
        }
    }

    /** Ends the body; headers may still be set before, if nothing was sent yet. */
    void finish() throws IOException {
        encoder.close();
    }

    boolean isSent() {
        return response.isCommitted();
    }

    /**
     * Marks a failure in the middle of the body the way ClickHouse does since 25.11; the caller
     * then breaks the connection, so that no client takes the result for complete.
     */
    void breakOff(String tag, String message) throws IOException {
        String marker =
                "\r\n__exception__\r\n%s\r\n%s\r\n%d %s\r\n__exception__\r\n"
                        .formatted(
                                tag, message, message.getBytes(StandardCharsets.UTF_8).length, tag);
        write(ByteBuffer.wrap(marker.getBytes(StandardCharsets.UTF_8)));
        encoder.flush();
    }

    /** Drops what is held, for an error that replaces it. */
    void discard() throws IOException {
        held.discard();
    }
}
