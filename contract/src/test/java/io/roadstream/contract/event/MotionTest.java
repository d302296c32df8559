/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import static io.roadstream.contract.fixtures.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.roadstream.contract.validation.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MotionTest {
    private enum Value {
        SPEED,
        HEADING,
        ALTITUDE,
        ACCURACY
    }

    @ParameterizedTest
    @CsvSource({
        "SPEED,    0,       12000",
        "HEADING,  0,       35999",
        "ALTITUDE, -10000,  200000",
        "ACCURACY, 0,       10000000"
    })
    void acceptsExactlyItsRange(Value value, int min, int max) {
        Reason reason = Reason.valueOf(value + "_OUT_OF_RANGE");

        assertThatCode(() -> ofUnits(value, min)).doesNotThrowAnyException();
        assertThatCode(() -> ofUnits(value, max)).doesNotThrowAnyException();
        assertRefused(() -> ofUnits(value, min - 1), reason);
        assertRefused(() -> ofUnits(value, max + 1), reason);
        assertRefused(() -> ofUnits(value, Integer.MIN_VALUE), reason);
        assertRefused(() -> ofUnits(value, Integer.MAX_VALUE), reason);
    }

    @ParameterizedTest
    @CsvSource({
        "SPEED,    0,     -0.0001,    120,     120.0001",
        "HEADING,  0,     -0.0001,    360,     360.0001",
        "ALTITUDE, -1000, -1000.0001, 20000,   20000.0001",
        "ACCURACY, 0,     -0.0001,    1000000, 1000000.0001"
    })
    void acceptsExactlyItsRangeInSi(
            Value value, double min, double belowMin, double max, double aboveMax) {
        Reason reason = Reason.valueOf(value + "_OUT_OF_RANGE");

        assertThatCode(() -> ofSi(value, min)).doesNotThrowAnyException();
        assertThatCode(() -> ofSi(value, max)).doesNotThrowAnyException();
        assertRefused(() -> ofSi(value, belowMin), reason);
        assertRefused(() -> ofSi(value, aboveMax), reason);
        assertRefused(() -> ofSi(value, Double.NaN), reason);
        assertRefused(() -> ofSi(value, Double.POSITIVE_INFINITY), reason);
        assertRefused(() -> ofSi(value, Double.NEGATIVE_INFINITY), reason);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    -,       -,       -,       -,        -,     -,     -,      -
                    0,       0,       0,       0,        0,     0,     0,      0
                    -0.0,    -0.0,    -0.0,    -0.0,     0,     0,     0,      0
                    120,     359.99,  20000,   1000000,  12000, 35999, 200000, 10000000
                    1.234,   90.004,  -3.24,   4.44,     123,   9000,  -32,    44
                    1.235,   90.005,  -3.26,   4.45,     124,   9001,  -33,    45
                    0.004,   360,     -1000,   0.04,     0,     0,     -10000, 0
                    """)
    void roundsSiValuesToItsUnits(
            @Nullable Double speedMps,
            @Nullable Double headingDeg,
            @Nullable Double altitudeMeters,
            @Nullable Double accuracyMeters,
            @Nullable Integer speedCms,
            @Nullable Integer headingCdeg,
            @Nullable Integer altitudeDm,
            @Nullable Integer accuracyDm) {
        assertThat(Motion.ofSi(speedMps, headingDeg, altitudeMeters, accuracyMeters))
                .isEqualTo(new Motion(speedCms, headingCdeg, altitudeDm, accuracyDm));
    }

    @Test
    void takesAHeadingThatRoundsToTheFullCircleForNorth() {
        assertThat(Motion.ofSi(null, 359.996, null, null).headingCdeg()).isZero();
        assertThat(Motion.ofSi(null, 360.0, null, null).headingCdeg()).isZero();
    }

    @Test
    void saysWhichValueAndLimit() {
        assertRefused(
                () -> Motion.ofSi(812.5, null, null, null),
                Reason.SPEED_OUT_OF_RANGE,
                "speedMps must be in [0.0, 120.0], was 812.5");
        assertRefused(
                () -> new Motion(12_001, null, null, null),
                Reason.SPEED_OUT_OF_RANGE,
                "speedCms must be in [0, 12000], was 12001");
    }

    private static Motion ofUnits(Value value, int units) {
        return switch (value) {
            case SPEED -> new Motion(units, null, null, null);
            case HEADING -> new Motion(null, units, null, null);
            case ALTITUDE -> new Motion(null, null, units, null);
            case ACCURACY -> new Motion(null, null, null, units);
        };
    }

    private static Motion ofSi(Value value, double si) {
        return switch (value) {
            case SPEED -> Motion.ofSi(si, null, null, null);
            case HEADING -> Motion.ofSi(null, si, null, null);
            case ALTITUDE -> Motion.ofSi(null, null, si, null);
            case ACCURACY -> Motion.ofSi(null, null, null, si);
        };
    }
}
