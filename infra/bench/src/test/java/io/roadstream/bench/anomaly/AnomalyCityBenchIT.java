/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.bench.measure.Verdict;
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
        ObjectNode json = newObject();
        AnomalyVerdict verdict = measure(7, json);

        ObjectNode again = newObject();
        assertThat(measure(7, again)).isEqualTo(verdict);
        assertThat(again).isEqualTo(json);
        assertThat(measure(8, newObject())).isNotEqualTo(verdict);
        assertThat(json.path(Verdict.KEY)).isEqualTo(BooleanNode.valueOf(verdict.holds()));
        assertThat(verdict.kinds())
                .extracting(AnomalyVerdict.Kind::kind)
                .containsExactly(AnomalyKind.values());
        for (AnomalyVerdict.Kind kind : verdict.kinds()) {
            assertThat(json.path("goalsReached").path(kind.word()))
                    .isEqualTo(BooleanNode.valueOf(kind.hasReachedGoal()));
        }
        for (JsonNode kind : json.path("kinds")) {
            assertThat(kind.path("incidents").asInt()).as(kind.toString()).isGreaterThan(3);
            assertThat(kind.path("recall").asDouble()).as(kind.toString()).isGreaterThan(0.7);
            assertThat(kind.path("precision").asDouble()).as(kind.toString()).isGreaterThan(0.7);
        }
    }

    private AnomalyVerdict measure(long seed, ObjectNode json) throws IOException {
        return new AnomalyCityBench(new AnomalyCitySettings(seed, 60, Duration.ofHours(2)))
                .measure(folder, json);
    }

    private static ObjectNode newObject() {
        return JsonMapper.builder().build().createObjectNode();
    }
}
