/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeskClockTest {
    private static final long OURS = 1_790_000_000_000L;
    private static final long THEIRS = 1_780_000_000_000L;

    @Test
    void goesOnBetweenEventsAndNeverBack() {
        DeskClock clock = DeskClock.NEW.heard(THEIRS, OURS);
        assertThat(clock.nowMillis(OURS + 500)).isEqualTo(THEIRS + 500);

        DeskClock later = clock.heard(THEIRS - 60_000, OURS + 500);
        assertThat(later.nowMillis(OURS + 700)).isEqualTo(THEIRS + 700);
    }

    /** A deletion at the Unix epoch would be forgotten as soon as anything else is heard. */
    @Test
    void isOursUntilAnEventTellsATime() {
        DeskClock clock = DeskClock.NEW.heard(0, OURS);

        assertThat(clock.nowMillis(OURS)).isEqualTo(OURS);
        assertThat(clock.heard(THEIRS, OURS + 10).nowMillis(OURS + 10)).isEqualTo(THEIRS);
    }

    @Test
    void aPauseOfTheJobDoesNotCount() {
        DeskClock clock = DeskClock.NEW.heard(THEIRS, OURS).resumed(OURS + 3_600_000);

        assertThat(clock.nowMillis(OURS + 3_600_100)).isEqualTo(THEIRS + 100);
    }
}
