/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.format;

import java.util.List;

/** Reads the lines of one file after its header. Stateless and thread-safe. */
public interface RowReader {
    /**
     * The positions in a line, in order of time; usually one, for formats with a whole trip in a
     * line many or none.
     *
     * @throws MalformedRowException if the line can't be read
     */
    List<ReplayRow> read(String line);
}
