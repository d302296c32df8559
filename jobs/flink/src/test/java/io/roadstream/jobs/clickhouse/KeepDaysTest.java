/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepDaysTest {
    private static final String ENGINE =
            "MergeTree PARTITION BY toYYYYMMDD(ts, 'UTC') ORDER BY (tenant, ts)%s SETTINGS x = 1";

    @Test
    void readsBackWhatItWrites() {
        assertThat(KeepDays.parse(ENGINE.formatted(" TTL " + KeepDays.ttl("ts", 30))))
                .isEqualTo(30);
        assertThat(KeepDays.parse(ENGINE.formatted(""))).isZero();
    }

    @Test
    void refusesATtlOfAnotherForm() {
        String other = ENGINE.formatted(" TTL toDateTime(ts) + toIntervalMonth(1)");

        assertThat(KeepDays.hasOtherTtl(other)).isTrue();
        assertThatThrownBy(() -> KeepDays.parse(other))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("toIntervalMonth(1)");
    }

    @ParameterizedTest
    @CsvSource({
        "0,  2030-01-01T00:00:00Z, false",
        "10, 2026-03-11T22:59:59Z, false",
        "10, 2026-03-11T23:00:00Z, true",
        "10, 2026-03-12T00:00:00Z, true",
    })
    void aDayMayBeGoneFromAnHourBeforeItsEnd(int days, Instant now, boolean gone) {
        assertThat(new KeepDays(days).mayBeGone(20260301, now)).isEqualTo(gone);
    }
}
