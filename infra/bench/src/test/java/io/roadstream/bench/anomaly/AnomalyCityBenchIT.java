/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A short day: the same again for the same seed, and most of what is put in is found. */
class AnomalyCityBenchIT {
    @Test
    void findsMostFaultsAndInventsFew() {
        ObjectNode json = measure(7);

        assertThat(json).isEqualTo(measure(7));
        assertThat(json).isNotEqualTo(measure(8));
        for (JsonNode kind : json.path("kinds")) {
            if (!kind.path("kind").asText().equals("speeding")) {
                assertThat(kind.path("incidents").asInt()).as(kind.toString()).isGreaterThan(3);
                assertThat(kind.path("recall").asDouble()).as(kind.toString()).isGreaterThan(0.7);
                assertThat(kind.path("precision").asDouble())
                        .as(kind.toString())
                        .isGreaterThan(0.7);
            }
        }
    }

    private static ObjectNode measure(long seed) {
        ObjectNode json = JsonMapper.builder().build().createObjectNode();
        new AnomalyCityBench(new AnomalyCitySettings(seed, 60, Duration.ofHours(2))).measure(json);
        return json;
    }
}
