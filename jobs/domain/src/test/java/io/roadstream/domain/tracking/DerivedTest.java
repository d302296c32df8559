/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.geo.GeoPoint;
import org.junit.jupiter.api.Test;

final class DerivedTest {
    /** About 1.1119 m of latitude. */
    private static final int METER_AND_A_BIT_E7 = 100;

    private static final Fix START = fix(0, 0, 0);

    @Test
    void speedIsTheMeanOfTheHop() {
        assertThat(Derived.speedCms(START, fix(10_000, 100 * METER_AND_A_BIT_E7, 0)))
                .isEqualTo(1_110);
        assertThat(Derived.speedCms(START, fix(1, 0, 0))).isZero();
    }

    @Test
    void speedIsUnknownWhereNoTimePassed() {
        assertThat(Derived.speedCms(START, fix(0, 9_000, 0))).isNull();
        assertThat(Derived.speedCms(fix(1, 0, 0), fix(0, 9_000, 0))).isNull();
    }

    @Test
    void speedIsAtMostWhatTheContractAllows() {
        assertThat(Derived.speedCms(START, fix(1, 9_000, 0))).isEqualTo(12_000);
    }

    @Test
    void headingIsTheBearingOfTheHop() {
        assertThat(Derived.headingCdeg(START, fix(1, 9_000, 0))).isZero();
        assertThat(Derived.headingCdeg(START, fix(1, 0, 9_000))).isEqualTo(9_000);
        assertThat(Derived.headingCdeg(START, fix(1, -9_000, -9_000))).isEqualTo(22_500);
        assertThat(Derived.headingCdeg(START, fix(0, 0, 9_000))).isEqualTo(9_000);
    }

    @Test
    void headingThatRoundsToTheFullCircleIsNorth() {
        assertThat(Derived.headingCdeg(START, fix(1, 100_000, -1))).isZero();
    }

    @Test
    void headingIsUnknownOfAHopThatNoiseDecides() {
        assertThat(Derived.headingCdeg(START, fix(1, 449, 0))).isNull();
        assertThat(Derived.headingCdeg(START, fix(1, 450, 0))).isZero();
    }

    @Test
    void headingIsUnknownFromAFixThatIsLater() {
        assertThat(Derived.headingCdeg(fix(1, 0, 0), fix(0, 9_000, 0))).isNull();
    }

    private static Fix fix(long millis, int latE7, int lonE7) {
        return new Fix(1_767_600_000_000L + millis, new GeoPoint(latE7, lonE7));
    }
}
