/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.ingest.replay.format.ReplayRow;
import io.roadstream.ingest.replay.format.ReplayRow.Place;
import io.roadstream.ingest.replay.format.ReplayRow.RowMotion;
import org.junit.jupiter.api.Test;

class DistinctRowsTest {
    @Test
    void countsEqualRowsOnce() {
        DistinctRows distinct = new DistinctRows();

        distinct.add(row(1, "x"));
        distinct.add(row(1, "y"));
        distinct.add(row(1, "x"));
        distinct.add(row(2, "z"));

        assertThat(distinct.count()).isEqualTo(3);
    }

    private static ReplayRow row(long millis, String name) {
        return new ReplayRow("a", millis, new Place(1, 2), RowMotion.UNKNOWN, name);
    }
}
