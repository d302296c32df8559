/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A decoded request body that tells a client that left (an {@link IOException}) from one that sent
 * something that cannot be decoded ({@link Undecodable}).
 */
final class RequestBody extends InputStream {

    /** The body is complete but is not what its headers say. */
    static final class Undecodable extends IOException {

        private static final long serialVersionUID = 1L;

        Undecodable(IOException cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }

    private final Raw raw;
    private final InputStream decoded;

    RequestBody(InputStream in, String contentEncoding, boolean blocks)
            throws IOException, EngineException {
        raw = new Raw(in);
        try {
            decoded = Encoding.decode(contentEncoding, blocks, raw);
        } catch (IOException e) {
            throw told(e);
        }
    }

    @Override
    public int read() throws IOException {
        try {
            return decoded.read();
        } catch (IOException e) {
            throw told(e);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return decoded.read(bytes, offset, length);
        } catch (IOException e) {
            throw told(e);
        }
    }

    /** Reads what the client still sends, up to a limit, so that it gets to the answer. */
    void drain(long maxBytes) throws IOException {
        byte[] chunk = new byte[InsertStream.CHUNK_BYTES];
        long drained = 0;
        for (int n = raw.read(chunk); n >= 0 && drained < maxBytes; n = raw.read(chunk)) {
            drained += n;
        }
    }

    private IOException told(IOException e) {
        return raw.broken ? e : new Undecodable(e);
    }

    /** The bytes from the network. */
    private static final class Raw extends FilterInputStream {

        private boolean broken;

        Raw(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return in.read(bytes, offset, length);
            } catch (IOException e) {
                broken = true;
                throw e;
            }
        }
    }
}
