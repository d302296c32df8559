/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DelayLogTest {
    private final DelayLog log = new DelayLog();
    private final PhoneTroubles troubles = new PhoneTroubles();

    @Test
    void percentilesAreDelaysThatWereSeen() {
        for (int delay = 1; delay <= 200; delay++) {
            log.add(new DelayLog.Seen("v-1", 1_000, delay));
        }

        DelayLog.Delays delays = log.without(troubles);

        assertThat(delays.count()).isEqualTo(200);
        assertThat(delays.percentile(50)).isEqualTo(100);
        assertThat(delays.percentile(99)).isEqualTo(198);
        assertThat(delays.percentile(100)).isEqualTo(200);
    }

    @Test
    void leavesOutWhatThePhoneIsToBlameFor() {
        troubles.addOffline("v-1", 1_000, 2_000);
        troubles.addWrongClock("v-2", 90_000);
        log.add(new DelayLog.Seen("v-1", 999, 1));
        log.add(new DelayLog.Seen("v-1", 1_000, 60_000));
        log.add(new DelayLog.Seen("v-1", 2_000, 60_000));
        log.add(new DelayLog.Seen("v-1", 2_001, 2));
        log.add(new DelayLog.Seen("v-2", 1_500, -900_000));
        log.add(new DelayLog.Seen("v-3", 1_500, 3));

        assertThat(log.without(troubles)).isEqualTo(new DelayLog.Delays(List.of(1L, 2L, 3L)));
    }

    @Test
    void whatHappenedBeforeItBeganIsNotSeen() {
        log.add(new DelayLog.Seen("v-1", 1_500, 1));
        log.beginAt(1_000, Duration.ZERO);
        log.add(new DelayLog.Seen("v-1", 999, 2));
        log.add(new DelayLog.Seen("v-1", 1_000, 3));

        assertThat(log.without(troubles)).isEqualTo(new DelayLog.Delays(List.of(3L)));
    }

    @Test
    void untilAllIsWarmFixesCountForTheirTenSecondsOnly() {
        log.beginAt(1_000, Duration.ofSeconds(60));
        log.add(new DelayLog.Seen("v-1", 60_999, 2));
        log.add(new DelayLog.Seen("v-1", 61_000, 3));

        assertThat(log.without(troubles)).isEqualTo(new DelayLog.Delays(List.of(3L)));
        assertThat(log.eachTenSeconds(troubles))
                .containsExactly(new DelayLog.Delays(List.of(2L, 3L)));
    }

    @Test
    void tellsOfEachTenSecondsOneAfterTheOther() {
        troubles.addWrongClock("v-2", 90_000);
        log.add(new DelayLog.Seen("v-1", 21_000, 4));
        log.add(new DelayLog.Seen("v-1", 9_999, 2));
        log.add(new DelayLog.Seen("v-1", 0, 1));
        log.add(new DelayLog.Seen("v-2", 15_000, 9));

        assertThat(log.eachTenSeconds(troubles))
                .containsExactly(
                        new DelayLog.Delays(List.of(1L, 2L)), new DelayLog.Delays(List.of(4L)));
    }

    @Test
    void ofVeryManyItKeepsAFairSample() {
        for (int i = 0; i < 900_000; i++) {
            log.add(new DelayLog.Seen("v-1", 1_000, i));
        }

        DelayLog.Delays delays = log.without(troubles);

        assertThat(delays.count()).isEqualTo(300_000);
        assertThat(delays.percentile(50)).isBetween(440_000L, 460_000L);
    }
}
