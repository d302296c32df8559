/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.moves;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
final class MovesBenchIT {
    private final ObjectNode json = new ObjectMapper().createObjectNode();

    /** Another JMH on this machine is no reason to fail: no figure of speed is looked at. */
    @BeforeAll
    static void runBesideOthers() {
        System.setProperty("jmh.ignoreLock", "true");
    }

    @Test
    void jmhCountsMovesAndBytesOfBothKinds() throws Exception {
        List<MovesBenchmark.Kind> kinds = List.of(MovesBenchmark.Kind.values());
        new MovesBench(new MovesSettings(kinds, List.of(60), 1)).measure(json);

        JsonNode rows = json.path("jmh");
        assertThat(rows.findValuesAsText("benchmark"))
                .containsExactlyInAnyOrder(
                        "ruinAndRecreate", "ruinAndRecreate", "localSearch", "localSearch");
        for (JsonNode row : rows) {
            assertThat(row.path("visits").asInt()).isEqualTo(60);
            assertThat(row.path("movesPerSecond").asLong())
                    .as("%s", row)
                    .isGreaterThan(row.path("operationsPerSecond").asLong());
            // a byte now and then is JMH's own
            assertThat(row.path("bytesPerMove").asDouble()).as("%s", row).isLessThan(0.5);
        }
    }

    @Test
    void limitsAreDoubledUntilOneIsEnoughOrAsLongAsTheLongest() {
        new GrowthBench(
                        new GrowthSettings(
                                List.of(20, 40), Duration.ofSeconds(2), Duration.ofMillis(20)))
                .measure(json);

        JsonNode rows = json.path("growth");
        assertThat(rows).hasSize(2);
        for (JsonNode row : rows) {
            double gapPercent = row.path("gapPercent").asDouble();
            boolean isEnough = gapPercent <= 1;
            assertThat(row.path("isWithinOnePercent").asBoolean()).isEqualTo(isEnough);
            assertThat(isEnough || row.path("seconds").equals(row.path("referenceSeconds")))
                    .as("%s", row)
                    .isTrue();
            assertThat(row.path("seconds").asDouble())
                    .isLessThanOrEqualTo(row.path("referenceSeconds").asDouble());
        }
    }
}
