/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.send;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** What became of the rows sent so far. Thread-safe. */
public final class SendCounts {
    private static final int SHOWN = 20;

    private final LongAdder sent = new LongAdder();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final List<String> shown = new ArrayList<>();

    void add(int rows, int acceptedRows) {
        sent.add(rows);
        accepted.add(acceptedRows);
        rejected.add((long) rows - acceptedRows);
    }

    void addUnanswered(int rows) {
        sent.add(rows);
    }

    synchronized void show(String rejection) {
        if (shown.size() < SHOWN) {
            shown.add(rejection);
        }
    }

    /** Rows that were in a request. */
    public long sent() {
        return sent.sum();
    }

    /** Rows that the server has stored. */
    public long accepted() {
        return accepted.sum();
    }

    /** Rows that the server has refused. */
    public long rejected() {
        return rejected.sum();
    }

    /** The first twenty refusals. */
    public synchronized List<String> listShown() {
        return List.copyOf(shown);
    }
}
