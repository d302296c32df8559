/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.gateway.history.Box;
import io.roadstream.gateway.history.Fix;
import io.roadstream.gateway.history.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    private static final Instant EIGHT = Instant.parse("2026-03-01T08:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T08:00:00Z",
                "2026-03-01T08:00:00.000Z",
                "2026-03-01T09:00:00+01:00",
                "1772352000000"
            })
    void readsATimeInEachForm(String text) throws Exception {
        assertThat(of(Map.of("from", text, "to", "2026-03-01T09:00:00Z")).span(Duration.ofHours(1)))
                .isEqualTo(new TimeSpan(EIGHT, EIGHT.plusSeconds(3_600)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-03-01", "2026-03-01T08:00:00", "-1", "99999999999999999"})
    void refusesWhatIsNoTime(String text) throws Exception {
        Parameters parameters = of(Map.of("from", text, "to", "2026-03-01T09:00:00Z"));

        assertThatThrownBy(() -> parameters.span(Duration.ofHours(1)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("from");
    }

    @Test
    void readsABox() throws Exception {
        assertThat(of(Map.of("box", "-1.5,179,2,-179")).box())
                .isEqualTo(new Box(GeoPoint.ofDegrees(-1.5, 179), GeoPoint.ofDegrees(2, -179)));
        assertThat(of(Map.of()).box()).isEqualTo(Box.WORLD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,2,3", "1,2,3,4,5", "a,2,3,4", "91,2,92,4", "NaN,2,3,4"})
    void refusesWhatIsNoBox(String text) throws Exception {
        Parameters parameters = of(Map.of("box", text));

        assertThatThrownBy(parameters::box).isInstanceOf(RefusedException.class);
    }

    @Test
    void aCursorCountsTheRowsOfItsInstant() throws Exception {
        TimeSpan span = new TimeSpan(EIGHT, EIGHT.plusSeconds(10));

        TrackCursor first = TrackCursor.start(span).after(List.of(fix(0), fix(1), fix(1)));
        TrackCursor second = first.after(List.of(fix(1), fix(1)));

        assertThat(first).isEqualTo(new TrackCursor(EIGHT.plusSeconds(1), 2));
        assertThat(second).isEqualTo(new TrackCursor(EIGHT.plusSeconds(1), 4));
        assertThat(TrackCursor.parse(second.toString(), span)).isEqualTo(second);
    }

    private static Fix fix(int second) {
        return new Fix(
                "v",
                EIGHT.plusSeconds(second),
                GeoPoint.ofDegrees(1, 2),
                new Fix.Motion(null, null),
                List.of());
    }

    private static Parameters of(Map<String, String> given) throws RefusedException {
        return Parameters.of(
                given.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue()))),
                given.keySet());
    }
}
