/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.ingest.replay.input.ReplayInput.Extent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {
    private static final long NOW = 1_772_352_000_000L;
    private static final long FIRST = 1_211_266_800_000L;
    private static final long HOUR = 3_600_000;
    private static final Extent EXTENT = new Extent(100, FIRST, FIRST + HOUR);

    @Test
    void leavesTimesAsTheyAreWithoutAShift() {
        Timeline timeline = Shift.parse("none").timeline(EXTENT, NOW, 1);

        assertThat(timeline.shiftMillis()).isZero();
        assertThat(timeline.dueMillis(FIRST)).isEqualTo(NOW);
        assertThat(timeline.dueMillis(FIRST + 60_000)).isEqualTo(NOW + 60_000);
    }

    @Test
    void tellsWhichShareOfItsTimeIsOver() {
        Timeline timeline = Shift.parse("now").timeline(EXTENT, NOW, 1);
        long last = EXTENT.lastMillis();

        assertThat(timeline.fraction(last, NOW)).isZero();
        assertThat(timeline.fraction(last, NOW + HOUR / 4)).isEqualTo(0.25);
        assertThat(timeline.fraction(last, NOW + 2 * HOUR)).isEqualTo(1);
        assertThat(Shift.parse("now").timeline(EXTENT, NOW, Timeline.MAX).fraction(last, NOW))
                .as("without a pace the input alone tells")
                .isEqualTo(1);
    }

    @Test
    void movesTheFirstRowToNowAtTheSpeedOfTheFile() {
        Timeline timeline = Shift.parse("now").timeline(EXTENT, NOW, 1);

        assertThat(timeline.shiftMillis()).isEqualTo(NOW - FIRST);
        assertThat(timeline.dueMillis(FIRST + 60_000)).isEqualTo(NOW + 60_000);
    }

    @Test
    void startsInThePastAndReachesThePresentWithTheLastRowAboveThatSpeed() {
        Timeline timeline = Shift.parse("now").timeline(EXTENT, NOW, 4);

        assertThat(timeline.shiftMillis()).isEqualTo(NOW - FIRST - HOUR * 3 / 4);
        assertThat(timeline.dueMillis(FIRST + HOUR))
                .isEqualTo(NOW + HOUR / 4)
                .isEqualTo(FIRST + HOUR + timeline.shiftMillis());
    }

    @Test
    void endsAtTheStartOfTheRunAtFullSpeed() {
        Timeline timeline = Shift.parse("now").timeline(EXTENT, NOW, Timeline.MAX);

        assertThat(timeline.shiftMillis()).isEqualTo(NOW - FIRST - HOUR);
        assertThat(timeline.dueMillis(FIRST + HOUR)).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 1.5, 7, 1_000, Double.POSITIVE_INFINITY})
    void neverSendsAShiftedRowBeforeItsTime(double factor) {
        Timeline timeline = Shift.parse("now").timeline(EXTENT, NOW, factor);

        for (long time = FIRST; time <= FIRST + HOUR; time += 977) {
            assertThat(timeline.dueMillis(time))
                    .isGreaterThanOrEqualTo(time + timeline.shiftMillis());
        }
    }

    @Test
    void goesOnAtTheSpeedOfTheFileOnceAFixedShiftReachesThePresent() {
        long shift = NOW - FIRST - 600_000;
        Timeline timeline = Shift.parse(Long.toString(shift)).timeline(EXTENT, NOW, 2);

        assertThat(timeline.dueMillis(FIRST + 600_000)).isEqualTo(NOW + 300_000);
        assertThat(timeline.dueMillis(FIRST + 1_200_000)).isEqualTo(NOW + 600_000);
        assertThat(timeline.dueMillis(FIRST + 1_260_000)).isEqualTo(NOW + 660_000);
    }

    @ParameterizedTest
    @CsvSource({
        "60000,60000",
        "-5,-5",
        "PT1M,60000",
        "P1D,86400000",
        "-PT1S,-1000",
        "31d,2678400000",
        "-2h,-7200000"
    })
    void readsFixedShifts(String text, long millis) {
        assertThat(Shift.parse(text).timeline(EXTENT, NOW, 1).shiftMillis()).isEqualTo(millis);
    }

    @Test
    void refusesOtherShifts() {
        assertThatThrownBy(() -> Shift.parse("tomorrow"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("--shift must be now, none, milliseconds or a duration");
    }
}
