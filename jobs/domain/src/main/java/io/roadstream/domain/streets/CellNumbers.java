/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.streets;

import java.util.Arrays;

/** Numbers cells from 0 in the order in which they come: a hash table with open addressing. */
final class CellNumbers {
    private static final int NONE = -1;

    /** Odd constant of the SplitMix64 generator (Steele, Lea, Flood 2014): spreads the bits. */
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long[] cells = new long[64];
    private int[] numbers = emptyNumbers(64);
    private int count;

    int count() {
        return count;
    }

    /** The cell's number, or -1 if it has none. */
    int find(long cell) {
        return numbers[place(cell)];
    }

    /** The cell's number, a new one if it has none. */
    int number(long cell) {
        int place = place(cell);
        if (numbers[place] != NONE) {
            return numbers[place];
        }
        cells[place] = cell;
        numbers[place] = count++;
        if (count * 2L > cells.length) {
            grow();
        }
        return count - 1;
    }

    private int place(long cell) {
        int mask = cells.length - 1;
        int place = (int) ((cell * GOLDEN_GAMMA) >>> 32) & mask;
        while (numbers[place] != NONE && cells[place] != cell) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        long[] oldCells = cells;
        int[] oldNumbers = numbers;
        int size = Math.multiplyExact(oldCells.length, 2);
        cells = new long[size];
        numbers = emptyNumbers(size);
        for (int i = 0; i < oldCells.length; i++) {
            if (oldNumbers[i] != NONE) {
                int place = place(oldCells[i]);
                cells[place] = oldCells[i];
                numbers[place] = oldNumbers[i];
            }
        }
    }

    private static int[] emptyNumbers(int size) {
        int[] numbers = new int[size];
        Arrays.fill(numbers, NONE);
        return numbers;
    }
}
