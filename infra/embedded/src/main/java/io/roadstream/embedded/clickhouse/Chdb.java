/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import com.sun.jna.FunctionMapper;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@code libchdb.so} in use, bound by JNA's direct mapping: {@code
 * streamFetchResult} here is {@code chdb_stream_fetch_result} there. All lengths are {@code
 * size_t}, all texts are bytes with a length, a returned {@code error} is null when there is none.
 */
final class Chdb {

    private static final FunctionMapper NAMES =
            (library, method) ->
                    "chdb_"
                            + method.getName()
                                    .replaceAll("([A-Z])", "_$1")
                                    .toLowerCase(Locale.ROOT);

    private static final String JNA_FOLDER = "jna.tmpdir";

    private static boolean loaded;

    private Chdb() {}

    /**
     * Loads the library and switches its signal handlers off, which must happen before the first
     * connection: they would take the JVM's.
     */
    static synchronized void load(Path library) {
        if (loaded) {
            return;
        }
        // JNA unpacks its own library, by default into a cache folder in the person's home.
        System.setProperty(
                JNA_FOLDER,
                System.getProperty(JNA_FOLDER, System.getProperty("java.io.tmpdir", "/tmp")));
        Native.register(
                Chdb.class,
                NativeLibrary.getInstance(
                        library.toString(), Map.of(Library.OPTION_FUNCTION_MAPPER, NAMES)));
        setSignalHandlersEnabled(0);
        loaded = true;
    }

    static native void setSignalHandlersEnabled(int enabled);

    static native int shutdown();

    /** Returns the address of a connection handle, or null. */
    static native @Nullable Pointer connect(int argc, Pointer argv);

    static native void closeConn(Pointer connectionAddress);

    static native int classifyQueryN(
            Pointer connection,
            byte[] sql,
            long sqlLength,
            @Nullable Pointer targetDatabase,
            long targetDatabaseLength,
            Pointer analysis);

    static native Pointer queryWithParamsN(
            Pointer connection,
            byte[] sql,
            long sqlLength,
            byte[] format,
            long formatLength,
            @Nullable Pointer names,
            @Nullable Pointer nameLengths,
            @Nullable Pointer values,
            @Nullable Pointer valueLengths,
            long count);

    static native Pointer streamQueryWithParamsN(
            Pointer connection,
            byte[] sql,
            long sqlLength,
            byte[] format,
            long formatLength,
            @Nullable Pointer names,
            @Nullable Pointer nameLengths,
            @Nullable Pointer values,
            @Nullable Pointer valueLengths,
            long count);

    static native Pointer streamFetchResult(Pointer connection, Pointer stream);

    static native void streamCancelQuery(Pointer connection, Pointer stream);

    static native void destroyQueryResult(Pointer result);

    static native @Nullable Pointer resultBuffer(Pointer result);

    static native long resultLength(Pointer result);

    static native @Nullable Pointer resultError(Pointer result);

    static native long resultRowsRead(Pointer result);

    static native long resultBytesRead(Pointer result);

    static native long resultStorageRowsRead(Pointer result);

    static native long resultStorageBytesRead(Pointer result);

    static native long resultRowsWritten(Pointer result);

    static native long resultBytesWritten(Pointer result);

    static native Pointer streamInsertWithParamsN(
            Pointer connection,
            byte[] sql,
            long sqlLength,
            byte[] format,
            long formatLength,
            @Nullable Pointer names,
            @Nullable Pointer nameLengths,
            @Nullable Pointer values,
            @Nullable Pointer valueLengths,
            long count);

    static native int streamAppend(Pointer insert, Pointer data, long length);

    static native Pointer streamDone(Pointer insert);

    static native void streamCancelInsert(Pointer insert);

    static native @Nullable Pointer streamInsertError(Pointer insert);

    static native void destroyInsertStream(Pointer insert);
}
