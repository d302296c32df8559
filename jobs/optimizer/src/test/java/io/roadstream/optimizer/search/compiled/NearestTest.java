/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.fixtures.SeededTest;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

final class NearestTest {
    @SeededTest
    void isWhatSortingAllBegins(long seed) {
        Random random = new Random(seed);
        int count = 1 + random.nextInt(60);
        int most = random.nextInt(70);
        int[] distances = random.ints(count, 0, 20).toArray();
        Nearest nearest = new Nearest(count);
        for (int node = 0; node < count; node++) {
            nearest.add(node, distances[node]);
        }

        int[] found = nearest.list(most);

        int[] expected =
                IntStream.range(0, count)
                        .boxed()
                        .sorted(Comparator.comparingInt(node -> distances[node]))
                        .limit(most)
                        .mapToInt(Integer::intValue)
                        .toArray();
        assertThat(found).containsExactly(expected);
    }
}
