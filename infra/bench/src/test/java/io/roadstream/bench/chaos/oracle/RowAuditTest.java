/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.bench.chaos.load.Fleet;
import io.roadstream.bench.chaos.load.Fleet.Fix;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RowAuditTest {
    private static final Fleet FLEET = new Fleet("s1", 1, 2, Instant.parse("2026-01-06T00:00:00Z"));

    private final RowAudit audit = new RowAudit(FLEET, new long[] {4, 2});

    @Test
    void findsNothingWrongWhenEveryAcknowledgedReportIsThere() {
        addAll(0, 0, 4);
        addAll(1, 0, 2);

        assertThat(audit.lost()).isZero();
        assertThat(audit.unknown()).isZero();
        assertThat(audit.samples()).isEmpty();
    }

    @Test
    void countsAcknowledgedReportsWithoutARow() {
        addAll(0, 0, 1);
        addAll(0, 3, 4);

        assertThat(audit.lost()).isEqualTo(4);
        assertThat(audit.samples())
                .containsExactly("s1-000 lacks 1..2 of 0..3", "s1-001 lacks 0..1 of 0..1");
    }

    @Test
    void countsARepeatedRowOnceAsFound() {
        addAll(0, 0, 4);
        addAll(0, 0, 4);
        addAll(1, 0, 2);

        assertThat(audit.lost()).isZero();
    }

    @Test
    void countsARowWithOtherValuesAsLost() {
        addAll(0, 0, 4);
        addAll(1, 0, 1);
        Fix fix = FLEET.fix(1, 1);
        audit.add(row(1, 1, new Fix(fix.timeMillis(), fix.latE7() + 1, fix.lonE7())));

        assertThat(audit.lost()).isEqualTo(1);
        assertThat(audit.samples().get(0)).startsWith("expected Fix[");
    }

    @Test
    void countsRowsThatWereNeverAcknowledged() {
        addAll(0, 0, 5);
        addAll(1, 0, 2);

        assertThat(audit.lost()).isZero();
        assertThat(audit.unknown()).isEqualTo(1);
    }

    @Test
    void refusesARowOfAnotherFleet() {
        assertThatThrownBy(() -> audit.add("s2-000\t0\t0\t0\t0"))
                .hasMessageContaining("no vehicle of fleet 's1'");
        assertThatThrownBy(() -> audit.add("s1-000\t0"))
                .hasMessage("A row must have 5 columns, was 's1-000\t0'");
    }

    private void addAll(int vehicle, long from, long below) {
        for (long sequence = from; sequence < below; sequence++) {
            audit.add(row(vehicle, sequence, FLEET.fix(vehicle, sequence)));
        }
    }

    private static String row(int vehicle, long sequence, Fix fix) {
        return "%s\t%d\t%d\t%d\t%d"
                .formatted(
                        FLEET.vehicle(vehicle),
                        sequence,
                        fix.timeMillis(),
                        fix.latE7(),
                        fix.lonE7());
    }
}
