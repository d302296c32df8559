/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A result, or one block of it, in the engine's memory; valid until closed. */
final class EngineResult implements AutoCloseable {

    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

    private final Pointer result;
    private final ByteBuffer bytes;

    private EngineResult(Pointer result) {
        this.result = result;
        Pointer buffer = Chdb.resultBuffer(result);
        long length = Chdb.resultLength(result);
        if (length > Integer.MAX_VALUE) {
            Chdb.destroyQueryResult(result);
            throw new IllegalStateException(
                    "a result block must be below 2 GiB, was " + length + " bytes");
        }
        this.bytes = buffer == null || length == 0 ? EMPTY : buffer.getByteBuffer(0, length);
    }

    /** Takes ownership of a native result; one that carries an error is destroyed and thrown. */
    static EngineResult checked(Pointer result) throws EngineException {
        Pointer error = Chdb.resultError(result);
        if (error != null) {
            EngineException exception =
                    EngineException.parse(error.getString(0, StandardCharsets.UTF_8.name()));
            Chdb.destroyQueryResult(result);
            throw exception;
        }
        return new EngineResult(result);
    }

    /** A view of the engine's memory, not a copy. */
    ByteBuffer bytes() {
        return bytes.duplicate();
    }

    boolean isEmpty() {
        return !bytes.hasRemaining();
    }

    String text() {
        return StandardCharsets.UTF_8.decode(bytes()).toString();
    }

    EngineStats stats() {
        return EngineStats.of(result);
    }

    @Override
    public void close() {
        Chdb.destroyQueryResult(result);
    }
}
