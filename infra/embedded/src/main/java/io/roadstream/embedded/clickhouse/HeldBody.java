/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way to a client, kept back up to a limit: the first MiB in memory, the rest of
 * what is kept back in a temporary file.
 */
final class HeldBody extends OutputStream {

    private static final int MEMORY_BYTES = 1 << 20;
    private static final int SEND_BYTES = 1 << 16;

    private final Response response;
    private final long limit;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable FileChannel file;
    private long heldBytes;
    private boolean sending;

    HeldBody(Response response, long limit) {
        this.response = response;
        this.limit = limit;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        write(ByteBuffer.wrap(bytes, offset, length));
    }

    void write(ByteBuffer bytes) throws IOException {
        if (!sending && heldBytes + bytes.remaining() > limit) {
            send();
        }
        if (sending) {
            Content.Sink.write(response, false, bytes);
        } else {
            hold(bytes);
        }
    }

    private void hold(ByteBuffer bytes) throws IOException {
        heldBytes += bytes.remaining();
        WritableByteChannel target =
                heldBytes > MEMORY_BYTES ? file() : Channels.newChannel(memory);
        while (bytes.hasRemaining()) {
            target.write(bytes);
        }
    }

    private FileChannel file() throws IOException {
        FileChannel open = file;
        if (open == null) {
            Path path = Files.createTempFile("roadstream-result", ".bin");
            open =
                    FileChannel.open(
                            path,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE);
            file = open;
        }
        return open;
    }

    private void send() throws IOException {
        sending = true;
        if (memory.size() > 0) {
            Content.Sink.write(response, false, ByteBuffer.wrap(memory.toByteArray()));
            memory = new ByteArrayOutputStream();
        }
        FileChannel spilled = file;
        if (spilled != null) {
            try (spilled) {
                spilled.position(0);
                ByteBuffer buffer = ByteBuffer.allocateDirect(SEND_BYTES);
                while (spilled.read(buffer) >= 0) {
                    buffer.flip();
                    Content.Sink.write(response, false, buffer);
                    buffer.clear();
                }
            }
            file = null;
        }
    }

    @Override
    public void flush() throws IOException {
        // Compressors flush; what is held back stays so.
    }

    void discard() throws IOException {
        memory = new ByteArrayOutputStream();
        heldBytes = 0;
        if (file != null) {
            file.close();
            file = null;
        }
    }

    @Override
    public void close() throws IOException {
        if (!sending && file == null) {
            Content.Sink.write(response, true, ByteBuffer.wrap(memory.toByteArray()));
            return;
        }
        if (!sending) {
            send();
        }
        Content.Sink.write(response, true, ByteBuffer.allocate(0));
    }
}
