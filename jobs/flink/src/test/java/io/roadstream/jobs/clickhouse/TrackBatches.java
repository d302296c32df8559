/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import io.roadstream.contract.event.Track;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.Tracks;
import io.roadstream.jobs.history.PositionRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/** Batches of tracks as the writer cuts them. */
final class TrackBatches {
    private TrackBatches() {}

    /** A track with speed, heading and sequence, received when it was taken. */
    static Track track(String vehicle, Instant at, long sequence) {
        return Tracks.of(
                        Reports.report(vehicle)
                                .at(at)
                                .receivedAt(at)
                                .speedMps(10)
                                .headingDeg(90)
                                .sequence(sequence)
                                .build())
                .trackId(sequence)
                .build();
    }

    static Batch of(UUID run, long number, List<Track> tracks) {
        PositionRow encoder = new PositionRow();
        TreeMap<Integer, RowBuffer> buffers = new TreeMap<>();
        for (Track track : tracks) {
            RowBuffer buffer =
                    buffers.computeIfAbsent(encoder.partition(track), day -> new RowBuffer());
            encoder.encode(track, buffer);
            buffer.int64(run.getMostSignificantBits());
            buffer.int64(run.getLeastSignificantBits());
            buffer.int64(number);
            buffer.endRow();
        }
        List<Segment> segments = new ArrayList<>();
        buffers.forEach((day, buffer) -> segments.add(buffer.drain(day)));
        return new Batch(run, number, segments);
    }
}
