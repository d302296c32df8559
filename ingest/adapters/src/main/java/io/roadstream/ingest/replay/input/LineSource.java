/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.input;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lines of a file, from the file itself or from memory. For one thread, except the fraction. */
interface LineSource extends AutoCloseable {
    /** The next line without its end, null after the last. */
    @Nullable String readLine() throws IOException;

    /** Number of the last line read, from 1. */
    long lineNumber();

    /** How much was read, 0..1. */
    double fraction();

    @Override
    void close() throws IOException;
}
