/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.send;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the server says of a batch.
 *
 * @param accepted rows stored
 * @param rejected rows refused
 * @param results the refused rows
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record BatchAnswer(
        @Nullable Integer accepted, @Nullable Integer rejected, @Nullable List<Result> results) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A refused row.
     *
     * @param index its place in the batch
     * @param message why
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Result(int index, @Nullable String message) {}

    /** Reads an answer that decides every row; empty if it is anything else. */
    static Optional<BatchAnswer> find(String body) {
        try {
            BatchAnswer answer = JSON.readValue(body, BatchAnswer.class);
            return answer.accepted == null || answer.rejected == null
                    ? Optional.empty()
                    : Optional.of(answer);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
