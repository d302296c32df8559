/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;

/** A running SELECT; closing it before its end cancels it. */
final class ResultStream implements AutoCloseable {

    private final Pointer connection;
    private final Pointer stream;
    private boolean ended;

    private ResultStream(Pointer connection, Pointer stream) {
        this.connection = connection;
        this.stream = stream;
    }

    static ResultStream checked(Pointer connection, Pointer stream) throws EngineException {
        Pointer error = Chdb.resultError(stream);
        if (error != null) {
            EngineException exception =
                    EngineException.parse(error.getString(0, StandardCharsets.UTF_8.name()));
            Chdb.destroyQueryResult(stream);
            throw exception;
        }
        return new ResultStream(connection, stream);
    }

    /** Waits for the next block; an empty one is the end. The caller closes it. */
    EngineResult next() throws EngineException {
        Pointer block = Chdb.streamFetchResult(connection, stream);
        try {
            EngineResult result = EngineResult.checked(block);
            ended = result.isEmpty();
            return result;
        } catch (EngineException e) {
            ended = true;
            throw e;
        }
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            Chdb.streamCancelQuery(connection, stream);
        }
        Chdb.destroyQueryResult(stream);
    }
}
