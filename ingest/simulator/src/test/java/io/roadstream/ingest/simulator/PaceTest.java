/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
    private static final long WALL = 1_800_000_000_000L;

    @ParameterizedTest
    @CsvSource({"0.5,0", "1,0", "2,1800000", "4,2700000", "Infinity,3600000"})
    void aRunOfAnHourStartsJustSoFarInThePastThatItEndsInThePresent(double factor, long past) {
        long start = Pace.startForPresent(WALL, Duration.ofHours(1), factor);

        assertThat(WALL - start).isEqualTo(past);
        Pace pace = new Pace(WALL, start, factor, true);
        long end = start + Duration.ofHours(1).toMillis();
        assertThat(pace.dueMillis(end)).isGreaterThanOrEqualTo(end);
        if (factor >= 1 && factor < Double.POSITIVE_INFINITY) {
            assertThat(pace.dueMillis(end)).isEqualTo(end);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 3, 60, Double.POSITIVE_INFINITY})
    void noMomentIsDueBeforeItHasCome(double factor) {
        long start = WALL - 600_000;
        Pace pace = new Pace(WALL, start, factor, true);

        for (long city = start; city < WALL + 600_000; city += 777) {
            assertThat(pace.dueMillis(city)).isGreaterThanOrEqualTo(city);
        }
        assertThat(pace.dueMillis(WALL + 500_000)).isGreaterThanOrEqualTo(WALL + 500_000);
    }

    @ParameterizedTest
    @CsvSource({"1,60000", "4,15000", "Infinity,0"})
    void aRunThatNothingHoldsGoesOnIntoTheFuture(double factor, long after) {
        Pace pace = new Pace(WALL, WALL, factor, false);

        assertThat(pace.dueMillis(WALL + 60_000)).isEqualTo(WALL + after);
    }
}
