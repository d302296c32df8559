/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.bench.dispatch.Verdict;
import io.roadstream.contract.event.AnomalyKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short day: the same again for the same seed, and most of what is put in is found. */
class AnomalyCityBenchIT {
    @TempDir private Path folder = Path.of("");

    @Test
    void findsMostFaultsAndInventsFew() throws IOException {
        ObjectNode json = measure(7);

        assertThat(json).isEqualTo(measure(7));
        assertThat(json).isNotEqualTo(measure(8));
        for (JsonNode kind : json.path("kinds")) {
            assertThat(kind.path("incidents").asInt()).as(kind.toString()).isGreaterThan(3);
            assertThat(kind.path("recall").asDouble()).as(kind.toString()).isGreaterThan(0.7);
            assertThat(kind.path("precision").asDouble()).as(kind.toString()).isGreaterThan(0.7);
        }
    }

    @Test
    void theVerdictIsThatOfTheFigures() throws IOException {
        ObjectNode json = JsonMapper.builder().build().createObjectNode();

        AnomalyVerdict verdict =
                new AnomalyCityBench(new AnomalyCitySettings(7, 60, Duration.ofHours(2)))
                        .measure(folder, json);

        assertThat(verdict.kinds())
                .extracting(AnomalyVerdict.Kind::kind)
                .containsExactlyInAnyOrder(
                        AnomalyKind.SILENCE, AnomalyKind.TELEPORT, AnomalyKind.SPEEDING);
        for (AnomalyVerdict.Kind kind : verdict.kinds()) {
            JsonNode figures =
                    json.findParents("kind").stream()
                            .filter(one -> one.path("kind").asText().equals(kind.word()))
                            .findFirst()
                            .orElseThrow();
            assertThat(kind.incidents()).isEqualTo(figures.path("incidents").asInt());
            assertThat(kind.precision()).isEqualTo(figures.path("precision").asDouble());
            assertThat(kind.recall()).isEqualTo(figures.path("recall").asDouble());
            assertThat(json.path("goalsReached").path(kind.word()).asBoolean())
                    .isEqualTo(kind.hasReachedGoal());
        }
        assertThat(json.path(Verdict.KEY).isBoolean()).isTrue();
        assertThat(json.path(Verdict.KEY).asBoolean()).isEqualTo(verdict.holds());
    }

    private ObjectNode measure(long seed) throws IOException {
        ObjectNode json = JsonMapper.builder().build().createObjectNode();
        new AnomalyCityBench(new AnomalyCitySettings(seed, 60, Duration.ofHours(2)))
                .measure(folder, json);
        return json;
    }
}
