/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.bench.chaos.load.Fleet.Fix;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FleetTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-01-06T00:00:00Z");
    private static final Fleet FLEET = new Fleet("s7", 7, 60, MIDNIGHT);

    /** 150 km/h with 100 m of noise is what tracking believes; stay far below. */
    private static final double MAX_E7_A_SECOND = 3_000;

    @Test
    void givesTheSameValuesForTheSameSeed() {
        Fleet again = new Fleet("other", 7, 60, MIDNIGHT);

        assertThat(again.fix(13, 500)).isEqualTo(FLEET.fix(13, 500));
    }

    @Test
    void givesOtherValuesForAnotherSeedOrVehicle() {
        Fleet other = new Fleet("s7", 8, 60, MIDNIGHT);

        assertThat(other.fix(13, 500)).isNotEqualTo(FLEET.fix(13, 500));
        assertThat(FLEET.fix(14, 500)).isNotEqualTo(FLEET.fix(13, 500));
    }

    @Test
    void movesPlausiblyAndNeverBackInTime() {
        for (int vehicle = 0; vehicle < FLEET.vehicles(); vehicle++) {
            for (int sequence = 1; sequence < 3_000; sequence++) {
                Fix before = FLEET.fix(vehicle, sequence - 1);
                Fix fix = FLEET.fix(vehicle, sequence);

                assertThat(fix.timeMillis()).isGreaterThan(before.timeMillis());
                assertThat(Math.hypot(fix.latE7() - before.latE7(), fix.lonE7() - before.lonE7()))
                        .isLessThan(MAX_E7_A_SECOND);
            }
        }
    }

    @Test
    void takesSomeVehiclesOverMidnight() {
        Set<Boolean> over = new HashSet<>();
        for (int vehicle = 0; vehicle < FLEET.vehicles(); vehicle++) {
            over.add(FLEET.fix(vehicle, 600).timeMillis() >= MIDNIGHT.toEpochMilli());
        }

        assertThat(over).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void findsAVehicleByItsId() {
        assertThat(FLEET.vehicle(5)).isEqualTo("s7-005");
        assertThat(FLEET.index("s7-005")).isEqualTo(5);
        assertThatThrownBy(() -> FLEET.index("s70-005"))
                .hasMessage("'s70-005' is no vehicle of fleet 's7'");
        assertThatThrownBy(() -> FLEET.index("s7-060")).hasMessageContaining("no vehicle");
    }

    @Test
    void knowsItsOwnReportsFromThoseOfAnotherSeed() {
        Fleet other = new Fleet("s7", 8, 60, MIDNIGHT);
        for (int sequence = 0; sequence < 500; sequence++) {
            Fix fix = FLEET.fix(5, sequence);

            assertThat(FLEET.reports("s7-005", fix)).isTrue();
            assertThat(FLEET.reports("s7-006", fix)).isFalse();
            assertThat(FLEET.reports("s8-005", fix)).isFalse();
            assertThat(other.reports("s7-005", fix)).isFalse();
        }
    }

    @Test
    void writesWhatIngestReadsBackToTheLastDigit() {
        StringBuilder json = new StringBuilder();
        FLEET.appendJson(0, 3, json);

        Fix fix = FLEET.fix(0, 3);
        assertThat(json.toString())
                .isEqualTo(
                        "{\"vehicle\":\"s7-000\",\"time\":%d,\"lat\":%s,\"lon\":%s,\"sequence\":3}"
                                .formatted(
                                        fix.timeMillis(),
                                        decimal(fix.latE7()),
                                        decimal(fix.lonE7())));
    }

    private static String decimal(int e7) {
        return java.math.BigDecimal.valueOf(e7, 7).toPlainString();
    }
}
