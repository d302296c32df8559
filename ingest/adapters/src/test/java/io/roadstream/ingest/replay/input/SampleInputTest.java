/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.ingest.replay.format.ReplayRow;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleInputTest {
    private static final double METERS_PER_DEGREE = 111_195;

    @Test
    void isTheSameForTheSameSeed() throws Exception {
        assertThat(read(sample(7))).isEqualTo(read(sample(7))).isNotEqualTo(read(sample(8)));
    }

    @Test
    void tellsItsExtent() throws Exception {
        List<ReplayRow> rows = read(sample(7));

        assertThat(sample(7).extent())
                .isEqualTo(
                        new ReplayInput.Extent(
                                rows.size(),
                                rows.get(0).timeMillis(),
                                rows.get(rows.size() - 1).timeMillis()));
        assertThat(rows).hasSize(30 * 24);
        assertThat(rows).isSortedAccordingTo(Comparator.comparingLong(ReplayRow::timeMillis));
        assertThat(rows.stream().map(ReplayRow::name)).doesNotHaveDuplicates();
    }

    @Test
    void drivesAtItsOwnSpeed() throws Exception {
        Map<String, ReplayRow> last = new HashMap<>();
        for (ReplayRow row : read(sample(7))) {
            ReplayRow before = last.put(row.vehicle(), row);
            if (before != null && row.motion().speedMps() != null) {
                double north = (row.place().lat() - before.place().lat()) * METERS_PER_DEGREE;
                double east =
                        (row.place().lon() - before.place().lon())
                                * METERS_PER_DEGREE
                                * Math.cos(Math.toRadians(row.place().lat()));
                assertThat(Math.hypot(north, east))
                        .isCloseTo(
                                row.motion().speedMps() * 5,
                                org.assertj.core.api.Assertions.within(0.5));
            }
        }
    }

    private static SampleInput sample(long seed) {
        return new SampleInput(30, Duration.ofMinutes(2), seed);
    }

    private static List<ReplayRow> read(SampleInput sample) throws IOException {
        List<ReplayRow> rows = new ArrayList<>();
        try (RowCursor cursor = sample.open()) {
            for (ReplayRow row = cursor.next(); row != null; row = cursor.next()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
