/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HearingTest {
    private static final long START = 1_767_600_000_000L;
    private static final long HOUR = 3_600_000;
    private static final long SETTLING = Hearing.SETTLING.toMillis();
    private static final long PATIENCE = Hearing.PATIENCE.toMillis();

    @Test
    void aBacklogIsThePastHoweverLongItTakesToReadIt() {
        Hearing hearing = Hearing.startedAt(START);
        for (int second = 0; second < 3_600; second += 20) {
            long processing = START + second * 1_000L;
            hearing = hearing.at(START - 2 * HOUR + second * 2_000L, processing);

            assertThat(hearing.presentMillis(processing))
                    .isEqualTo(second < 60 ? Long.MIN_VALUE : START - 2 * HOUR + second * 2_000L);
        }
    }

    @Test
    void theStreamIsNeverAheadOfTheWall() {
        Hearing hearing = settled().at(START + SETTLING + SETTLING / 2, START + SETTLING);

        assertThat(hearing.heardMillis(START + SETTLING + 5)).isEqualTo(START + SETTLING + 5);
    }

    @Test
    void timeStandsStillWhileNobodyIsHeardUntilPatienceEnds() {
        Hearing hearing = settled();

        assertThat(hearing.presentMillis(START + PATIENCE - 1)).isEqualTo(START);
        assertThat(hearing.at(START - 200, START + SETTLING)).isEqualTo(hearing);
        assertThat(hearing.presentMillis(START + PATIENCE)).isEqualTo(START + PATIENCE);
        assertThat(hearing.heardMillis(START + PATIENCE)).isEqualTo(START);
    }

    @Test
    void whenSomebodyIsHeardAgainTheOthersHaveAMinuteToCome() {
        Hearing hearing = settled();
        long again = START + 5 * SETTLING;
        hearing = hearing.at(again, again).at(again + 10, again + 10);

        assertThat(hearing.presentMillis(again + SETTLING - 1)).isEqualTo(START);
        assertThat(hearing.presentMillis(again + SETTLING)).isEqualTo(again + 10);
    }

    @Test
    void whoHasHeardNothingYetKnowsNothing() {
        Hearing hearing = Hearing.startedAt(START);

        assertThat(hearing.presentMillis(START + PATIENCE - 1)).isEqualTo(Long.MIN_VALUE);
        assertThat(hearing.presentMillis(START + PATIENCE)).isEqualTo(START + PATIENCE);
    }

    /** Heard until the start, and believed. */
    private static Hearing settled() {
        return Hearing.startedAt(START).at(START, START);
    }
}
