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
        RecentFixes window = RecentFixes.NONE;

        for (int i = 0; i < 300; i++) {
            Fix fix = new Fix(Math.max(0, i - random.nextInt(100)), new GeoPoint(i, 0));
            all.add(fix);
            window = window.add(fix);

            List<Fix> sorted = new ArrayList<>(all);
            sorted.sort(Comparator.comparingLong(Fix::eventTimeMillis));
            assertThat(window.toList())
                    .isEqualTo(
                            sorted.subList(
                                    Math.max(0, sorted.size() - RecentFixes.MAX), sorted.size()));
        }
    }

    @SeededTest
    void findsTheNewestFixNotAfterATime(long seed) {
        Random random = new Random(seed);
        RecentFixes window = RecentFixes.NONE;
        for (int i = 0; i < 40; i++) {
            window = window.add(new Fix(random.nextInt(100), new GeoPoint(i, -i)));
        }

        for (int time = -1; time <= 100; time++) {
            Fix expected = null;
            for (Fix fix : window.toList()) {
                if (fix.eventTimeMillis() <= time) {
                    expected = fix;
                }
            }
            assertThat(window.findBefore(time)).isEqualTo(expected);
        }
    }

    @Test
    void changesNoWindowThatItWasGiven() {
        RecentFixes before = RecentFixes.NONE.add(new Fix(1, new GeoPoint(1, 1)));
        List<Fix> copy = before.toList();

        assertThat(before.add(new Fix(0, new GeoPoint(0, 0))).size()).isEqualTo(2);

        assertThat(before.toList()).isEqualTo(copy);
    }
}
