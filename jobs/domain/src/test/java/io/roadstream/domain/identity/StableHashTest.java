/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StableHashTest {
    private static final long GOLDEN = -4_702_719_988_449_504_948L;

    @Test
    void isASchema() {
        assertThat(StableHash.of("acme|cab-1").and("SILENCE").and(1_767_600_000_000L).value())
                .isEqualTo(GOLDEN);
    }

    @Test
    void partsDoNotRunTogether() {
        assertThat(StableHash.of("ab").and("c")).isNotEqualTo(StableHash.of("a").and("bc"));
        assertThat(StableHash.of("a").and("")).isNotEqualTo(StableHash.of("a"));
    }

    @Test
    void differsForNeighbours() {
        Set<Long> hashes = new HashSet<>();
        for (int vehicle = 0; vehicle < 300; vehicle++) {
            for (long time = 0; time < 300; time++) {
                hashes.add(StableHash.of("acme|cab-" + vehicle).and(time * 1_000).value());
            }
        }

        assertThat(hashes).hasSize(300 * 300);
    }
}
