/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.streets;

import io.roadstream.contract.geo.GeoPoint;
import java.util.Arrays;

/**
 * Which segments are within reach of which cell: each cell has a run in one array. A place has to
 * look into its own cell alone.
 */
final class SegmentGrid {
    private static final int NOBODY = -1;

    private final CellNumbers cells = new CellNumbers();
    private final int[] starts;
    private final int[] members;

    SegmentGrid(Segments segments, double reachMeters) {
        this.starts = starts(segments, reachMeters);
        this.members = new int[starts[cells.count()]];
        int[] next = Arrays.copyOf(starts, starts.length);
        int[] newest = new int[cells.count()];
        Arrays.fill(newest, NOBODY);
        for (int i = 0; i < segments.count(); i++) {
            int segment = i;
            SegmentCells.forEach(
                    segments,
                    segment,
                    reachMeters,
                    cell -> {
                        int number = cells.find(cell);
                        if (newest[number] != segment) {
                            newest[number] = segment;
                            members[next[number]++] = segment;
                        }
                    });
        }
    }

    /** Number of the place's cell, or -1 if no segment is within reach of it. */
    int find(GeoPoint place) {
        return cells.find(SegmentCells.cell(place));
    }

    int start(int cell) {
        return starts[cell];
    }

    int end(int cell) {
        return starts[cell + 1];
    }

    int member(int i) {
        return members[i];
    }

    /** Numbers the cells, and says where the run of each begins and the last one ends. */
    private int[] starts(Segments segments, double reachMeters) {
        Counts counts = new Counts();
        for (int i = 0; i < segments.count(); i++) {
            int segment = i;
            SegmentCells.forEach(
                    segments,
                    segment,
                    reachMeters,
                    cell -> counts.add(cells.number(cell), segment));
        }
        int[] all = new int[cells.count() + 1];
        for (int cell = 0; cell < cells.count(); cell++) {
            all[cell + 1] = Math.addExact(all[cell], counts.of(cell));
        }
        return all;
    }

    /** Counts the members of cells, each once however often it is told of. */
    private static final class Counts {
        private int[] members = new int[64];
        private int[] newest = new int[64];

        void add(int cell, int segment) {
            if (cell >= members.length) {
                int size = Math.multiplyExact(members.length, 2);
                members = Arrays.copyOf(members, size);
                newest = Arrays.copyOf(newest, size);
            }
            if (members[cell] == 0 || newest[cell] != segment) {
                newest[cell] = segment;
                members[cell]++;
            }
        }

        int of(int cell) {
            return members[cell];
        }
    }
}
