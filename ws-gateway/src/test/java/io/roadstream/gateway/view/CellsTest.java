/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.uber.h3core.H3Core;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CellsTest {
    @Test
    void parentsAreThoseOfH3() throws IOException {
        H3Core h3 = H3Core.newInstance();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 2_000; i++) {
            long cell =
                    h3.latLngToCell(random.nextDouble(-90, 90), random.nextDouble(-180, 180), 9);
            for (int resolution = 0; resolution <= 9; resolution++) {
                assertThat(Cells.parent(cell, resolution))
                        .isEqualTo(h3.cellToParent(cell, resolution));
                assertThat(Cells.resolution(Cells.parent(cell, resolution))).isEqualTo(resolution);
            }
        }
    }
}
