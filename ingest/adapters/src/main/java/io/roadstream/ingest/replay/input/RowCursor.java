/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.input;

import io.roadstream.ingest.replay.format.ReplayRow;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Walks rows in order of time. For one thread, except {@link #fraction}. */
public interface RowCursor extends AutoCloseable {
    /** The next row, null after the last. */
    @Nullable ReplayRow next() throws IOException;

    /** How much of the input was read, 0..1. */
    double fraction();

    @Override
    void close() throws IOException;
}
