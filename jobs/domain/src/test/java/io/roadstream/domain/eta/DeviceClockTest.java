/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.Envelope;
import org.junit.jupiter.api.Test;

class DeviceClockTest {
    private DeviceClock clock = DeviceClock.NEW;

    @Test
    void aRightClockIsBelievedAlsoWhenReportsComeLate() {
        assertThat(time(100, 101)).isEqualTo(100);
        assertThat(time(110, 590)).isEqualTo(110);
        assertThat(time(600, 601)).isEqualTo(600);
    }

    @Test
    void aClockThatIsBehindIsPutForward() {
        // It may as well be a report that was kept.
        assertThat(time(100, 1_000)).isEqualTo(100);
        assertThat(time(160, 1_065)).isEqualTo(1_060);
    }

    @Test
    void whatAPhoneKeptForHoursIsNoClockThatIsBehind() {
        for (int kept = 0; kept < 1_000; kept++) {
            assertThat(time(100 + kept, 9_000 + kept / 100)).isEqualTo(100 + kept);
        }

        assertThat(time(9_011, 9_011)).isEqualTo(9_011);
        assertThat(time(9_100, 9_100)).isEqualTo(9_100);
    }

    @Test
    void aClockThatIsAheadIsPutBack() {
        assertThat(time(150, 100)).isEqualTo(100);
        assertThat(time(210, 165)).isEqualTo(160);
    }

    @Test
    void aClockThatWasSetRightIsBelievedTwoHoursLater() {
        time(150, 100);
        for (int second = 200; second <= 7_600; second += 100) {
            time(second, second + 1);
        }

        assertThat(time(7_700, 7_701)).isEqualTo(7_700);
    }

    private long time(int eventSecond, int ingestSecond) {
        Envelope envelope =
                new Envelope(
                        "acme",
                        "van-1",
                        Meridian.millis(eventSecond),
                        Meridian.millis(ingestSecond));
        clock = clock.heard(envelope);
        return (clock.timeMillis(envelope) - Meridian.START) / 1_000;
    }
}
