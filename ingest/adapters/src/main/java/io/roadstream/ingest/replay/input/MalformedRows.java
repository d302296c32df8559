/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.input;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lines that could not be read: their number, and the first of them for people. */
public final class MalformedRows {
    private static final int SHOWN = 20;
    private static final int EXCERPT = 120;

    private final List<String> shown = new ArrayList<>();
    private long count;

    void add(long lineNumber, String line, String message) {
        count++;
        if (shown.size() < SHOWN) {
            String excerpt = line.length() > EXCERPT ? line.substring(0, EXCERPT) + "…" : line;
            shown.add("line %d: %s: %s".formatted(lineNumber, message, excerpt));
        }
    }

    public long count() {
        return count;
    }

    /** The first twenty, with line numbers. */
    public List<String> listShown() {
        return Collections.unmodifiableList(shown);
    }
}
