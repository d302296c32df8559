/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.contract.fixtures.SeededTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SlicedMatrixTest {
    private static final Place HERE = new Place(0, 0, 0);
    private static final Place THERE = new Place(0, 0, 1);
    private static final double[][] METERS = {{0, 900}, {800, 0}};

    /** An hour each way until noon, two hours after it; noon is hour 12. */
    private static final SlicedMatrix NOON =
            SlicedMatrix.of(List.of(slice(6, 1), slice(12, 2)), METERS);

    @Test
    void aWayWithinAPartTakesItsTime() {
        assertThat(NOON.millis(HERE, THERE, hours(8))).isEqualTo(hours(1));
        assertThat(NOON.millis(HERE, THERE, hours(14))).isEqualTo(hours(2));
        assertThat(NOON.millis(HERE, THERE, hours(1))).isEqualTo(hours(1));
        assertThat(NOON.meters(THERE, HERE)).isEqualTo(800);
    }

    @Test
    void whatIsLeftWhenAPartEndsIsDrivenAtTheNextPace() {
        long half = hours(1) / 2;

        // half of the way is left at noon
        assertThat(NOON.millis(HERE, THERE, hours(12) - half)).isEqualTo(half + hours(1));
    }

    @SeededTest
    void whoLeavesLaterNeverArrivesEarlier(long seed) {
        Random random = new Random(seed);
        List<SlicedMatrix.Slice> slices = new ArrayList<>();
        long from = 0;
        for (int i = 0; i < 5; i++) {
            from += 1 + random.nextInt(400);
            long way = random.nextInt(700);
            slices.add(SlicedMatrix.Slice.of(from, new long[][] {{0, way}, {way, 0}}));
        }
        SlicedMatrix matrix = SlicedMatrix.of(slices, METERS);

        long before = Long.MIN_VALUE;
        for (long departure = -50; departure < from + 100; departure++) {
            long arrival = departure + matrix.millis(HERE, THERE, departure);
            assertThat(arrival).isGreaterThanOrEqualTo(Math.max(before, departure));
            before = arrival;
        }
    }

    @Test
    void refusesSlicesOutOfOrder() {
        assertThatThrownBy(() -> SlicedMatrix.of(List.of(slice(12, 2), slice(6, 1)), METERS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in order");
    }

    @Test
    void coversTheRowsOfItsMatrices() {
        assertThat(NOON.covers(THERE)).isTrue();
        assertThat(NOON.covers(THERE.withRow(2))).isFalse();
    }

    @Test
    void refusesSlicesOfAnotherSizeAndWaysThatNobodyDrives() {
        SlicedMatrix.Slice small = SlicedMatrix.Slice.of(hours(18), new long[][] {{0}});
        SlicedMatrix.Slice negative =
                SlicedMatrix.Slice.of(hours(18), new long[][] {{0, 1}, {-1, 0}});

        assertThatThrownBy(() -> SlicedMatrix.of(List.of(slice(6, 1), small), METERS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("millis must have 2 rows like meters, had 1");
        assertThatThrownBy(() -> SlicedMatrix.of(List.of(slice(6, 1), negative), METERS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("way from 1 to 0");
    }

    private static SlicedMatrix.Slice slice(int fromHour, int hoursThere) {
        long way = hours(hoursThere);
        return SlicedMatrix.Slice.of(hours(fromHour), new long[][] {{0, way}, {way, 0}});
    }

    private static long hours(int hours) {
        return hours * 3_600_000L;
    }
}
