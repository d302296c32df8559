/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.BitSet;
import java.util.Optional;

/**
 * What ingest says of a batch that it has decided.
 *
 * @param rejected places of the reports that it refused
 */
record IngestAnswer(BitSet rejected) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads an answer that decides so many reports; empty if it is anything else. */
    static Optional<IngestAnswer> find(String body, int reports) {
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        BitSet rejected = new BitSet();
        for (JsonNode result : json.path("results")) {
            if (result.path("status").asText("rejected").equals("rejected")) {
                rejected.set(result.path("index").asInt());
            }
        }
        boolean isWhole =
                json.path("accepted").asInt(-1) == reports - rejected.cardinality()
                        && json.path("rejected").asInt(-1) == rejected.cardinality();
        return isWhole ? Optional.of(new IngestAnswer(rejected)) : Optional.empty();
    }
}
