/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.eta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.bench.eta.Scoreboard.Judged;
import io.roadstream.contract.event.ArrivalInterval;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTest {
    private static final long NOW = 1_800_000_000_000L;

    /** Told in seconds from now: ten minutes, at least five, at most twenty. */
    private static final List<Judged> JUDGED =
            List.of(judged(600), judged(700), judged(1_300), judged(200));

    private final ObjectNode json = JsonMapper.builder().build().createObjectNode();

    @Test
    void judgesTheAnswer() {
        Score.point(JUDGED, one -> one.arrival().p50Millis(), json);

        // Errors: 0, -100, -700 and 400 seconds.
        assertThat(json.path("maeSeconds").asDouble()).isEqualTo(300);
        assertThat(json.path("biasSeconds").asDouble()).isEqualTo(-100);
        assertThat(json.path("rmseSeconds").asDouble()).isEqualTo(406.2);
        assertThat(json.path("p90Seconds").asDouble()).isEqualTo(700);
        assertThat(json.path("withinTolerance").asDouble()).isEqualTo(0.5);
    }

    @Test
    void judgesTheInterval() {
        Score.interval(JUDGED, json);

        assertThat(json.path("insideP10P90").asDouble()).isEqualTo(0.5);
        assertThat(json.path("beforeP10").asDouble()).isEqualTo(0.25);
        assertThat(json.path("meanWidthSeconds").asDouble()).isEqualTo(900);
        // Twice 100 seconds outside, ten times of which count.
        assertThat(json.path("winklerSeconds").asDouble()).isEqualTo(900 + 10 * 200 / 4.0);
    }

    /** A verdict is not one of rounded figures. */
    @Test
    void returnsWhatItRoundsInTheText() {
        List<Judged> three = List.of(judged(600), judged(700), judged(200));

        assertThat(Score.point(three, one -> one.arrival().p50Millis(), json)).isEqualTo(500 / 3.0);
        assertThat(Score.interval(three, json)).isEqualTo(2 / 3.0);

        assertThat(json.path("maeSeconds").asDouble()).isEqualTo(166.7);
        assertThat(json.path("insideP10P90").asDouble()).isEqualTo(0.6667);
    }

    private static Judged judged(int truthSecond) {
        return new Judged(
                NOW,
                new ArrivalInterval(NOW + 300_000, NOW + 600_000, NOW + 1_200_000),
                new Baselines.Arrivals(NOW, NOW),
                NOW + truthSecond * 1_000L);
    }
}
