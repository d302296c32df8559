/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.contract.geo.GeoPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RecentFixesTest {
    @SeededTest
    void keepsTheNewestFixesInTheOrderOfTimeThenArrival(long seed) {
        Random random = new Random(seed);
        List<Fix> all = new ArrayList<>();
        List<Fix> window = List.of();

        for (int i = 0; i < 300; i++) {
            Fix fix = new Fix(Math.max(0, i - random.nextInt(100)), new GeoPoint(i, 0));
            all.add(fix);
            window = RecentFixes.add(window, fix);

            List<Fix> sorted = new ArrayList<>(all);
            sorted.sort(Comparator.comparingLong(Fix::eventTimeMillis));
            assertThat(window)
                    .isEqualTo(
                            sorted.subList(
                                    Math.max(0, sorted.size() - RecentFixes.MAX), sorted.size()));
        }
    }

    @SeededTest
    void findsTheNewestFixNotAfterATime(long seed) {
        Random random = new Random(seed);
        List<Fix> window = List.of();
        for (int i = 0; i < 40; i++) {
            window = RecentFixes.add(window, new Fix(random.nextInt(100), new GeoPoint(i, 0)));
        }

        for (int time = -1; time <= 100; time++) {
            Fix expected = null;
            for (Fix fix : window) {
                if (fix.eventTimeMillis() <= time) {
                    expected = fix;
                }
            }
            assertThat(RecentFixes.findBefore(window, time)).isEqualTo(expected);
        }
    }

    @Test
    void changesNoWindowThatItWasGiven() {
        List<Fix> before = RecentFixes.add(List.of(), new Fix(1, new GeoPoint(1, 1)));
        List<Fix> copy = List.copyOf(before);

        assertThat(RecentFixes.add(before, new Fix(0, new GeoPoint(0, 0)))).hasSize(2);

        assertThat(before).isEqualTo(copy);
    }
}
