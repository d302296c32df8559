/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.tracking;

import io.roadstream.contract.geo.GeoPoint;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The last accepted fixes of a vehicle by event time, in which a late fix finds its neighbour.
 *
 * @param packed two values of each fix: event time in ms, then latitude and longitude as two 32-bit
 *     halves; an array, since state is copied and written as a whole at every checkpoint
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record RecentFixes(long[] packed) {
    /** Fixes kept for late ones; half an hour at one report a minute. */
    static final int MAX = 32;

    /** No fix yet. */
    public static final RecentFixes NONE = new RecentFixes(new long[0]);

    /** The newest fix not after the time, or null where the window does not reach back so far. */
    @Nullable Fix findBefore(long eventTimeMillis) {
        int next = insertionIndex(eventTimeMillis);
        return next == 0 ? null : fix(next - 1);
    }

    /** The window with one more fix; the oldest leaves when it is full. */
    RecentFixes add(Fix fix) {
        int at = insertionIndex(fix.eventTimeMillis());
        int drop = size() == MAX ? 1 : 0;
        if (drop > at) {
            return this;
        }
        long[] next = new long[packed.length + 2 - 2 * drop];
        int kept = 2 * (at - drop);
        System.arraycopy(packed, 2 * drop, next, 0, kept);
        next[kept] = fix.eventTimeMillis();
        next[kept + 1] = pack(fix.place());
        System.arraycopy(packed, 2 * at, next, kept + 2, packed.length - 2 * at);
        return new RecentFixes(next);
    }

    /** How many there are, at most {@link #MAX}. */
    int size() {
        return packed.length / 2;
    }

    /** The fixes, oldest first. */
    List<Fix> toList() {
        return IntStream.range(0, size()).mapToObj(this::fix).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecentFixes fixes && Arrays.equals(packed, fixes.packed);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(packed);
    }

    @Override
    public String toString() {
        return toList().toString();
    }

    private Fix fix(int index) {
        long place = packed[2 * index + 1];
        return new Fix(packed[2 * index], new GeoPoint((int) (place >> 32), (int) place));
    }

    private static long pack(GeoPoint place) {
        return ((long) place.latE7() << 32) | (place.lonE7() & 0xFFFF_FFFFL);
    }

    private int insertionIndex(long eventTimeMillis) {
        int at = size();
        while (at > 0 && packed[2 * (at - 1)] > eventTimeMillis) {
            at--;
        }
        return at;
    }
}
