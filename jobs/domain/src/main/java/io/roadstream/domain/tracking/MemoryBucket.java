/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.tracking;

import java.util.Arrays;

/**
 * One of the {@link #COUNT} parts of a vehicle's duplicate memory, so that a fix reads and writes a
 * small piece of state. A bucket is an array: newest generation it was written in, number of
 * fingerprints of each generation kept (newest first), then the fingerprints (newest generation
 * first). Functions return new arrays and never change one.
 */
public final class MemoryBucket {
    /** Buckets of one vehicle. */
    public static final int COUNT = 32;

    private static final int HEADER = 1 + MemoryClock.GENERATIONS;

    private MemoryBucket() {}

    /** The bucket that a fingerprint belongs to, [0, {@link #COUNT}). */
    public static int index(long fingerprint) {
        return (int) (fingerprint >>> 59);
    }

    /** An empty bucket of a generation. */
    public static long[] empty(int generation) {
        long[] bucket = new long[HEADER];
        bucket[0] = generation;
        return bucket;
    }

    /** Whether the fingerprint was added in one of the generations that are still kept. */
    public static boolean contains(long[] bucket, int generation, long fingerprint) {
        int end = HEADER + kept(bucket, generation);
        for (int i = HEADER; i < end; i++) {
            if (bucket[i] == fingerprint) {
                return true;
            }
        }
        return false;
    }

    /** The bucket with one more fingerprint, and without what is to be forgotten by now. */
    public static long[] add(long[] bucket, int generation, long fingerprint) {
        int age = age(bucket, generation);
        int kept = kept(bucket, generation);
        long[] next = new long[HEADER + kept + 1];
        next[0] = generation;
        for (int g = 0; g + age < MemoryClock.GENERATIONS; g++) {
            next[1 + g + age] = bucket[1 + g];
        }
        next[1]++;
        next[HEADER] = fingerprint;
        System.arraycopy(bucket, HEADER, next, HEADER + 1, kept);
        return next;
    }

    /** Fingerprints held, forgotten ones not counted. */
    public static int size(long[] bucket, int generation) {
        return kept(bucket, generation);
    }

    private static int kept(long[] bucket, int generation) {
        int generations = Math.max(0, MemoryClock.GENERATIONS - age(bucket, generation));
        return (int) Arrays.stream(bucket, 1, 1 + generations).sum();
    }

    private static int age(long[] bucket, int generation) {
        if (generation < bucket[0]) {
            throw new IllegalStateException(
                    "bucket is of generation %d, the clock still of %d"
                            .formatted(bucket[0], generation));
        }
        return (int) Math.min(MemoryClock.GENERATIONS, generation - bucket[0]);
    }
}
