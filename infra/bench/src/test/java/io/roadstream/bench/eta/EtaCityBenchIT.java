/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.eta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.bench.measure.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A short day: every figure is there, and the targets of the thin estimate hold. */
class EtaCityBenchIT {
    private static final EtaCitySettings SHORT =
            new EtaCitySettings(7, 40, Duration.ofHours(2), Duration.ofHours(2));

    @Test
    void theSameSeedGivesTheSameScore() {
        ObjectNode json = newObject();
        EtaVerdict verdict = measure(SHORT, json);

        ObjectNode again = newObject();
        assertThat(measure(SHORT, again)).isEqualTo(verdict);
        assertThat(again).isEqualTo(json);
        assertThat(json.path(Verdict.KEY)).isEqualTo(BooleanNode.valueOf(verdict.holds()));
        assertThat(json.path("judged").asInt()).isGreaterThan(1_000);
        assertThat(json.path("insideP10P90").asDouble()).isBetween(0.6, 0.95);
        assertThat(json.path("meanWidthSeconds").asDouble()).isPositive();
        assertThat(json.path("winklerSeconds").asDouble())
                .isGreaterThan(json.path("meanWidthSeconds").asDouble());
        // What history measures estimates by is the truth of the city.
        assertThat(json.path("arrivalsSeen").asInt())
                .isGreaterThan(json.path("arrivals").asInt() * 8 / 10);
        JsonNode seen = json.path("arrivalsSeenErrorSeconds");
        assertThat(seen.path("p50").asDouble()).isLessThan(10);
        assertThat(seen.path("p90").asDouble()).isLessThan(60);
        JsonNode straight = json.path("baselines").path("straightLineOverMeanSpeed");
        assertThat(json.path("maeSeconds").asDouble())
                .isLessThan(straight.path("maeSeconds").asDouble());
        for (String figure : new String[] {"p90Seconds", "rmseSeconds", "withinTolerance"}) {
            assertThat(json.path(figure).asDouble()).as(figure).isPositive();
            assertThat(straight.path(figure).asDouble()).as(figure).isPositive();
        }
        int judged = 0;
        for (JsonNode horizon : json.path("horizons")) {
            judged += horizon.path("judged").asInt();
        }
        assertThat(judged).isEqualTo(json.path("judged").asInt());
    }

    @Test
    void anotherSeedIsAnotherDay() {
        EtaCitySettings other = new EtaCitySettings(8, 10, Duration.ZERO, Duration.ofMinutes(40));
        EtaCitySettings one = new EtaCitySettings(7, 10, Duration.ZERO, Duration.ofMinutes(40));

        assertThat(measure(other, newObject()).meanErrorSeconds())
                .isNotEqualTo(measure(one, newObject()).meanErrorSeconds());
    }

    private static EtaVerdict measure(EtaCitySettings settings, ObjectNode json) {
        return new EtaCityBench(settings).measure(json);
    }

    private static ObjectNode newObject() {
        return JsonMapper.builder().build().createObjectNode();
    }
}
