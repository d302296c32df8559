/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The result of a run, as written by {@code --json}.
 *
 * @param sent rows that were in a request
 * @param accepted rows that the server has stored
 * @param rejected rows that the server refused, and lines that could not be read
 * @param malformed lines that could not be read, part of {@code rejected}
 * @param distinct different rows among those sent: equal rows have one uuid and count once
 * @param seconds wall time of sending
 * @param shiftMillis shift with which the run can be repeated
 * @param firstTimeMillis event time of the oldest row sent, with the shift; null if none was
 * @param lastTimeMillis event time of the newest row sent, likewise
 * @param completed whether it reached the end of its input
 */
public record ReplayTotals(
        @JsonProperty long sent,
        @JsonProperty long accepted,
        @JsonProperty long rejected,
        @JsonProperty long malformed,
        @JsonProperty long distinct,
        @JsonProperty double seconds,
        @JsonProperty long shiftMillis,
        @JsonProperty @Nullable Long firstTimeMillis,
        @JsonProperty @Nullable Long lastTimeMillis,
        @JsonProperty boolean completed) {

    /** Whether every row of the input is stored. */
    @JsonIgnore
    public boolean isComplete() {
        return accepted == sent && malformed == 0 && completed;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d sent, %d accepted, %d rejected (%d of them unreadable lines), %d distinct,"
                        + " %.1f s, shift %d ms",
                sent,
                accepted,
                rejected,
                malformed,
                distinct,
                seconds,
                shiftMillis);
    }
}
