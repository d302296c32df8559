/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * One session of the engine: its settings, database and role, and one statement at a time.
 *
 * <p>Not thread-safe. Results must be closed before the next statement and before the connection.
 */
final class EngineConnection implements AutoCloseable {

    private static final Map<String, String> NO_PARAMETERS = Map.of();

    private final Pointer address;
    private final Pointer handle;
    private boolean closed;

    private EngineConnection(Pointer address) {
        this.address = address;
        this.handle = address.getPointer(0);
    }

    /**
     * Connects with command line options; the first connection of the process starts the engine.
     *
     * @throws IllegalStateException if the engine refuses; it writes the reason to standard error
     */
    static EngineConnection open(List<String> options) {
        Memory argv = new Memory((long) (options.size() + 2) * Native.POINTER_SIZE);
        Memory[] texts = new Memory[options.size() + 1];
        try {
            for (int i = 0; i < texts.length; i++) {
                byte[] bytes =
                        (i == 0 ? "chdb" : options.get(i - 1)).getBytes(StandardCharsets.UTF_8);
                texts[i] = new Memory(bytes.length + 1L);
                texts[i].write(0, bytes, 0, bytes.length);
                texts[i].setByte(bytes.length, (byte) 0);
                argv.setPointer((long) i * Native.POINTER_SIZE, texts[i]);
            }
            argv.setPointer((long) texts.length * Native.POINTER_SIZE, null);
            Pointer address = Chdb.connect(texts.length, argv);
            if (address == null) {
                throw new IllegalStateException(
                        "the ClickHouse engine refused a connection with " + options);
            }
            return new EngineConnection(address);
        } finally {
            for (Memory text : texts) {
                if (text != null) {
                    text.close();
                }
            }
            argv.close();
        }
    }

    /** What the engine's own parser makes of a text, without running it. */
    StatementClass classify(byte[] sql) {
        return StatementClass.of(handle, sql);
    }

    /** Runs a statement to its end; the whole result is in the engine's memory until closed. */
    EngineResult query(byte[] sql, String format, Map<String, String> parameters)
            throws EngineException {
        byte[] formatBytes = format.getBytes(StandardCharsets.UTF_8);
        try (NativeParameters p = new NativeParameters(parameters)) {
            Pointer result =
                    Chdb.queryWithParamsN(
                            handle,
                            sql,
                            sql.length,
                            formatBytes,
                            formatBytes.length,
                            p.names,
                            p.nameLengths,
                            p.values,
                            p.valueLengths,
                            p.count);
            return EngineResult.checked(result);
        }
    }

    /** Runs a short statement of our own and returns its result as text. */
    String query(String sql, String format) throws EngineException {
        try (EngineResult result =
                query(sql.getBytes(StandardCharsets.UTF_8), format, NO_PARAMETERS)) {
            return result.text();
        }
    }

    void run(String sql) throws EngineException {
        query(sql.getBytes(StandardCharsets.UTF_8), "Null", NO_PARAMETERS).close();
    }

    /** Starts a SELECT whose result is fetched block by block; the engine streams nothing else. */
    ResultStream stream(byte[] sql, String format, Map<String, String> parameters)
            throws EngineException {
        byte[] formatBytes = format.getBytes(StandardCharsets.UTF_8);
        try (NativeParameters p = new NativeParameters(parameters)) {
            Pointer stream =
                    Chdb.streamQueryWithParamsN(
                            handle,
                            sql,
                            sql.length,
                            formatBytes,
                            formatBytes.length,
                            p.names,
                            p.nameLengths,
                            p.values,
                            p.valueLengths,
                            p.count);
            return ResultStream.checked(handle, stream);
        }
    }

    /** Starts an INSERT whose rows follow in the format. */
    InsertStream insert(byte[] head, String format, Map<String, String> parameters)
            throws EngineException {
        byte[] formatBytes = format.getBytes(StandardCharsets.UTF_8);
        try (NativeParameters p = new NativeParameters(parameters)) {
            Pointer stream =
                    Chdb.streamInsertWithParamsN(
                            handle,
                            head,
                            head.length,
                            formatBytes,
                            formatBytes.length,
                            p.names,
                            p.nameLengths,
                            p.values,
                            p.valueLengths,
                            p.count);
            return InsertStream.checked(stream);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            Chdb.closeConn(address);
        }
    }
}
