/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import java.util.function.LongConsumer;

/**
 * Square cells in latitude and longitude on levels: a cell of level n is 2^n units of 1e-7 degrees
 * wide. A part of a fence lies on the finest level on which it is at most {@link #ACROSS} cells
 * wide and high.
 */
final class Grid {
    /** Cells of 2^14 units, 180 m from north to south: finer ones would hold a few houses. */
    static final int MIN_LEVEL = 14;

    /** One cell holds the earth. */
    static final int MAX_LEVEL = 33;

    /** Most cells in a row; 64 for a square part, about half of them with a border in them. */
    static final int ACROSS = 8;

    private static final int LEVEL_SHIFT = 56;
    private static final int COLUMN_SHIFT = 28;

    private Grid() {}

    /** Level on which such a box is put. */
    static int level(Extent extent) {
        long size = Math.max(extent.north() - extent.south(), extent.east() - extent.west());
        int level = MIN_LEVEL;
        while (size >> level >= ACROSS) {
            level++;
        }
        return level;
    }

    /** Level of a cell. */
    static int levelOf(long cell) {
        return (int) (cell >>> LEVEL_SHIFT);
    }

    /** The cell of the level that holds the place. */
    static long cell(int level, long lat, long lon) {
        return cellAt(
                level, (lon + Extent.HALF_CIRCLE_E7) >> level, (lat + Extent.POLE_E7) >> level);
    }

    /** The box of a cell, half-open: without the northern and eastern border. */
    static Extent extent(long cell) {
        int level = levelOf(cell);
        long column = (cell >>> COLUMN_SHIFT) & ((1L << COLUMN_SHIFT) - 1);
        long row = cell & ((1L << COLUMN_SHIFT) - 1);
        long west = (column << level) - Extent.HALF_CIRCLE_E7;
        long south = (row << level) - Extent.POLE_E7;
        long size = (1L << level) - 1;
        return new Extent(south, west, south + size, west + size);
    }

    /** All cells of the level that the box touches. */
    static void cells(int level, Extent box, LongConsumer to) {
        long firstColumn = (box.west() + Extent.HALF_CIRCLE_E7) >> level;
        long lastColumn = (box.east() + Extent.HALF_CIRCLE_E7) >> level;
        long lastRow = (box.north() + Extent.POLE_E7) >> level;
        for (long row = (box.south() + Extent.POLE_E7) >> level; row <= lastRow; row++) {
            for (long column = firstColumn; column <= lastColumn; column++) {
                to.accept(cellAt(level, column, row));
            }
        }
    }

    /**
     * All cells of the level that the way touches, and perhaps some beside it.
     *
     * @param lon longitude of the beginning, from which the way is unrolled
     */
    static void cellsAlong(int level, Segment way, long lon, LongConsumer to) {
        long lat = way.from().latE7();
        long north = way.northE7();
        long east = way.eastE7();
        long low = Math.min(lat, lat + north) + Extent.POLE_E7;
        long high = Math.max(lat, lat + north) + Extent.POLE_E7;
        for (long row = low >> level; row <= high >> level; row++) {
            double enter = share((row << level) - Extent.POLE_E7 - lat, north, 0);
            double leave = share(((row + 1) << level) - Extent.POLE_E7 - lat, north, 1);
            double one = lon + Extent.HALF_CIRCLE_E7 + enter * east;
            double other = lon + Extent.HALF_CIRCLE_E7 + leave * east;
            long first = (long) Math.floor(Math.min(one, other) - 1) >> level;
            long last = (long) Math.ceil(Math.max(one, other) + 1) >> level;
            for (long column = Math.max(0, first); column <= last; column++) {
                to.accept(cellAt(level, column, row));
            }
        }
    }

    private static double share(long latStep, long north, double otherwise) {
        return north == 0 ? otherwise : Math.max(0, Math.min(1, latStep / (double) north));
    }

    private static long cellAt(int level, long column, long row) {
        return ((long) level << LEVEL_SHIFT) | (column << COLUMN_SHIFT) | row;
    }
}
