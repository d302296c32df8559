/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.domain.geo.Sphere;
import org.junit.jupiter.api.Test;

class DriveTest {
    private static final long START_MILLIS = 1_767_571_200_000L;

    @Test
    void noHopIsFasterThanAVehicle() {
        Drive drive = new Drive("v", 7);
        Drive.Step before = drive.next(1, START_MILLIS, START_MILLIS);
        for (int i = 1; i < 5_000; i++) {
            Drive.Step step = next(drive, i);

            assertThat(Sphere.distanceMeters(before.location(), step.location())).isLessThan(35);
            before = step;
        }
    }

    @Test
    void sameSeedDrivesTheSameWay() {
        Drive one = new Drive("v", 7);
        Drive other = new Drive("v", 7);
        for (int i = 0; i < 100; i++) {
            assertThat(next(one, i)).isEqualTo(next(other, i));
        }
    }

    private static Drive.Step next(Drive drive, int second) {
        long millis = START_MILLIS + second * 1_000L;
        return drive.next(1, millis, millis);
    }
}
