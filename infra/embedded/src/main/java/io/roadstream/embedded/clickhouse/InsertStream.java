/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;

/**
 * A running INSERT: rows are appended in its format, then committed.
 *
 * <p>Closing it without {@link #commit()} cancels it. Rows of a cancelled INSERT that fit into one
 * block leave no trace; whole blocks already handed to the table stay, as on any ClickHouse.
 */
final class InsertStream implements AutoCloseable {

    /** Bytes handed over per call; the engine copies them. */
    static final int CHUNK_BYTES = 1 << 18;

    private final Pointer stream;
    private final Memory chunk = new Memory(CHUNK_BYTES);
    private boolean ended;

    private InsertStream(Pointer stream) {
        this.stream = stream;
    }

    static InsertStream checked(Pointer stream) throws EngineException {
        Pointer error = Chdb.streamInsertError(stream);
        if (error != null) {
            EngineException exception =
                    EngineException.parse(error.getString(0, StandardCharsets.UTF_8.name()));
            Chdb.destroyInsertStream(stream);
            throw exception;
        }
        return new InsertStream(stream);
    }

    /**
     * Appends bytes; may wait for the engine.
     *
     * @return false if the engine has failed already, {@link #commit()} then says why
     */
    boolean append(byte[] bytes, int offset, int length) {
        for (int done = 0; done < length; ) {
            int part = Math.min(length - done, CHUNK_BYTES);
            chunk.write(0, bytes, offset + done, part);
            if (Chdb.streamAppend(stream, chunk, part) != 0) {
                return false;
            }
            done += part;
        }
        return true;
    }

    /** Ends the rows and waits until they are in the table. */
    EngineStats commit() throws EngineException {
        ended = true;
        try (EngineResult result = EngineResult.checked(Chdb.streamDone(stream))) {
            return result.stats();
        }
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            Chdb.streamCancelInsert(stream);
        }
        Chdb.destroyInsertStream(stream);
        chunk.close();
    }
}
