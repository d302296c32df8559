/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

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
 * @param stopped whether it was stopped before its end
 */
public record ReplayTotals(
        @JsonProperty long sent,
        @JsonProperty long accepted,
        @JsonProperty long rejected,
        @JsonProperty long malformed,
        @JsonProperty long distinct,
        @JsonProperty double seconds,
        @JsonProperty long shiftMillis,
        @JsonProperty boolean stopped) {

    /** Whether every row of the input is stored. */
    @JsonIgnore
    public boolean isComplete() {
        return accepted == sent && malformed == 0 && !stopped;
    }

    @Override
    public String toString() {
        return "%d sent, %d accepted, %d rejected (%d of them unreadable lines), %d distinct, %.1f s, shift %d ms"
                .formatted(sent, accepted, rejected, malformed, distinct, seconds, shiftMillis);
    }
}
