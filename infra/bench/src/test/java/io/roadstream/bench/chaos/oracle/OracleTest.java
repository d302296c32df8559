/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OracleTest {
    private static final List<String> ROWS = List.of("acme\tv1\t8\t3.5", "acme\tv2\t8\t1");

    @Test
    void findsNoDifferenceBetweenTheSameRowsInAnyOrder() {
        assertThat(Oracle.differingKeys(ROWS, List.of(ROWS.get(1), ROWS.get(0)), 3)).isEmpty();
    }

    @Test
    void countsARowThatDiffersOnce() {
        assertThat(Oracle.differingKeys(ROWS, List.of("acme\tv1\t8\t3.25", "acme\tv2\t8\t1"), 3))
                .containsExactly("acme v1 8");
    }

    @Test
    void countsRowsThatOnlyOneSideHas() {
        assertThat(
                        Oracle.differingKeys(
                                ROWS.subList(0, 1), List.of(ROWS.get(0), "acme\tv3\t9\t1"), 3))
                .containsExactly("acme v3 9");
        assertThat(Oracle.differingKeys(ROWS, ROWS.subList(0, 1), 3)).containsExactly("acme v2 8");
    }
}
