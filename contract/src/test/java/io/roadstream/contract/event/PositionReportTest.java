/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import static io.roadstream.contract.fixtures.Refusals.assertRefused;
import static io.roadstream.contract.fixtures.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.validation.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PositionReportTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "8d2f6f0e-4a6b-4c3e-9b1d-0f2a7c5e9b10",
                "8D2F6F0E-4A6B-4C3E-9B1D-0F2A7C5E9B10",
                "8d2F6f0e-4A6b-4c3E-9b1d-0f2a7C5e9b10"
            })
    void writesAUuidInLowerCase(String uuid) {
        assertThat(report("cab-1").deviceUuid(uuid).build().deviceUuid())
                .isEqualTo("8d2f6f0e-4a6b-4c3e-9b1d-0f2a7c5e9b10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "8d2f6f0e4a6b4c3e9b1d0f2a7c5e9b10",
                "{8d2f6f0e-4a6b-4c3e-9b1d-0f2a7c5e9b10}",
                "8d2f6f0e-4a6b-4c3e-9b1d-0f2a7c5e9b1",
                "8d2f6f0e-4a6b-4c3e-9b1d-0f2a7c5e9b100",
                "08d2f6f0e-4a6b-4c3e-9b1d-0f2a7c5e9b10",
                "8d2f6f0e-4a6b-4c3e-9b1d-0f2a7c5e9b1g",
                " 8d2f6f0e-4a6b-4c3e-9b1d-0f2a7c5e9b10",
                "+d2f6f0e-4a6b-4c3e-9b1d-0f2a7c5e9b10",
                "٨d2f6f0e-4a6b-4c3e-9b1d-0f2a7c5e9b10"
            })
    void refusesAnyOtherFormOfAUuid(String uuid) {
        assertRefused(
                () -> report("cab-1").deviceUuid(uuid).build(),
                Reason.INVALID_VALUE,
                "deviceUuid must be a UUID of 36 characters, was '%s'".formatted(uuid));
    }

    @Test
    void cutsALongUuidInItsMessage() {
        assertRefused(
                () -> report("cab-1").deviceUuid("x".repeat(1_000)).build(),
                Reason.INVALID_VALUE,
                "deviceUuid must be a UUID of 36 characters, was '%s…'".formatted("x".repeat(64)));
    }

    @Test
    void acceptsASequenceFromZeroOn() {
        assertThat(report("cab-1").sequence(0).build().sequence()).isZero();
        assertThat(report("cab-1").sequence(Long.MAX_VALUE).build().sequence())
                .isEqualTo(Long.MAX_VALUE);
        assertRefused(
                () -> report("cab-1").sequence(-1).build(),
                Reason.INVALID_VALUE,
                "sequence must not be negative, was -1");
    }

    @Test
    void checksTheDriverAsAnId() {
        assertThat(report("cab-1").driver("driver:7").build().driverId()).isEqualTo("driver:7");
        assertRefused(() -> report("cab-1").driver("").build(), Reason.MISSING_FIELD);
        assertRefused(() -> report("cab-1").driver("a|b").build(), Reason.INVALID_ID);
    }
}
