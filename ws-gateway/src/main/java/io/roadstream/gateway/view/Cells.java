/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

/** H3 cells as numbers: parents by arithmetic on the index, as H3 defines its bits. */
final class Cells {
    /** Resolution of a channel, about 5 km². */
    static final int CHANNEL_RESOLUTION = 7;

    private static final int MAX_RESOLUTION = 15;
    private static final int RESOLUTION_SHIFT = 52;
    private static final long RESOLUTION_MASK = 0xFL << RESOLUTION_SHIFT;
    private static final int BITS_PER_DIGIT = 3;

    private Cells() {}

    static int resolution(long cell) {
        return (int) ((cell & RESOLUTION_MASK) >>> RESOLUTION_SHIFT);
    }

    /** The cell itself or the one of a coarser resolution that holds it. */
    static long parent(long cell, int resolution) {
        long unusedDigits = (1L << (BITS_PER_DIGIT * (MAX_RESOLUTION - resolution))) - 1;
        return (cell & ~RESOLUTION_MASK) | ((long) resolution << RESOLUTION_SHIFT) | unusedDigits;
    }
}
