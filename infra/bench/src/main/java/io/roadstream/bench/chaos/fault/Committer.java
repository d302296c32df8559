/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.fault;

import io.roadstream.bench.chaos.stack.LogTail;
import java.io.IOException;

/** What the history job's committer logs. */
final class Committer {
    static final String ALREADY_THERE = "was in ClickHouse already";
    static final String FAILED_ATTEMPT = " failed, attempt ";
    static final String GAVE_UP = "it is kept and tried again after the restart";

    private Committer() {}

    /** A line for people. */
    static String of(LogTail log) throws IOException {
        return "committer: %d failed attempts, %d batches found already there"
                .formatted(log.count(FAILED_ATTEMPT), log.count(ALREADY_THERE));
    }
}
