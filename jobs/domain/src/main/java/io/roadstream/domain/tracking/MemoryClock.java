/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.tracking;

import java.util.ArrayList;
import java.util.List;

/**
 * Age of a vehicle's duplicate memory. The memory forgets by generations of {@link
 * #GENERATION_SIZE} fixes and keeps {@link #GENERATIONS} of them, so it always knows at least the
 * last {@link #GUARANTEED_FIXES} fixes, whatever their times.
 *
 * @param generation number of the generation that is being filled
 * @param filled fixes in it so far
 * @param newestTimes newest event time of each generation kept, oldest generation first
 * @param forgottenUntilMillis newest event time of all that is forgotten; a fix not after it might
 *     be a repeat that can no longer be recognised
 */
public record MemoryClock(
        int generation, int filled, List<Long> newestTimes, long forgottenUntilMillis) {
    /** Generations kept, the one being filled included. */
    public static final int GENERATIONS = 4;

    /** Fixes the memory knows at the least. */
    public static final int GUARANTEED_FIXES = 10_000;

    /** Fixes of one generation: the full ones alone hold the guarantee. */
    public static final int GENERATION_SIZE =
            (GUARANTEED_FIXES + GENERATIONS - 2) / (GENERATIONS - 1);

    /** Nothing remembered, nothing forgotten. */
    public static final MemoryClock EMPTY =
            new MemoryClock(0, 0, List.of(Long.MIN_VALUE), Long.MIN_VALUE);

    /** The clock after one more fix; a full generation is closed, and the oldest forgotten. */
    public MemoryClock tick(long eventTimeMillis) {
        List<Long> times = new ArrayList<>(newestTimes);
        int last = times.size() - 1;
        times.set(last, Math.max(times.get(last), eventTimeMillis));
        if (filled + 1 < GENERATION_SIZE) {
            return new MemoryClock(generation, filled + 1, times, forgottenUntilMillis);
        }
        times.add(Long.MIN_VALUE);
        long forgotten = forgottenUntilMillis;
        if (times.size() > GENERATIONS) {
            forgotten = Math.max(forgotten, times.remove(0));
        }
        return new MemoryClock(generation + 1, 0, times, forgotten);
    }

    /** Whether a fix of this time might repeat one that is forgotten. */
    public boolean isBeyond(long eventTimeMillis) {
        return eventTimeMillis <= forgottenUntilMillis;
    }
}
