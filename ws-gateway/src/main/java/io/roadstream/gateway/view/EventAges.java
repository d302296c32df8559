/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Random;

/**
 * How old fixes were when they got here, since the last time somebody asked: a uniform sample of
 * them. For one thread.
 */
public final class EventAges {
    private static final int SAMPLE = 2_048;

    private final Random random = new Random();
    private final int[] sample = new int[SAMPLE];
    private long seen;

    /** A fix came. */
    public void add(long ageMillis) {
        int age = (int) Math.max(0, Math.min(Integer.MAX_VALUE, ageMillis));
        long place = seen < SAMPLE ? seen : random.nextLong(seen + 1);
        if (place < SAMPLE) {
            sample[(int) place] = age;
        }
        seen++;
    }

    /** How many came. */
    public long count() {
        return seen;
    }

    /** Age that this share of them did not exceed, ms; empty if none came. */
    public OptionalInt quantile(double share) {
        int length = (int) Math.min(seen, SAMPLE);
        if (length == 0) {
            return OptionalInt.empty();
        }
        int[] sorted = Arrays.copyOf(sample, length);
        Arrays.sort(sorted);
        return OptionalInt.of(sorted[(int) Math.ceil(share * length) - 1]);
    }

    /** Begins anew. */
    public void reset() {
        seen = 0;
    }
}
