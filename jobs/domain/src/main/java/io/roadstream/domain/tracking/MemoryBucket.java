/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.tracking;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * One of the {@link #COUNT} parts of a vehicle's duplicate memory, so that a fix reads and writes a
 * small piece of state. A bucket is an array of bytes, since state writes those in one go: newest
 * generation it was written in (32 bits), number of fingerprints of each generation kept (16 bits
 * each, newest first), then the fingerprints (64 bits each, newest generation first). Functions
 * return new arrays and never change one.
 */
public final class MemoryBucket {
    /** Buckets of one vehicle. */
    public static final int COUNT = 32;

    private static final int HEADER = Integer.BYTES + MemoryClock.GENERATIONS * Short.BYTES;

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORT =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    static {
        if (MemoryClock.GENERATION_SIZE > Short.MAX_VALUE) {
            throw new AssertionError("a generation may be larger than its count");
        }
    }

    private MemoryBucket() {}

    /** The bucket that a fingerprint belongs to, [0, {@link #COUNT}). */
    public static int index(long fingerprint) {
        return (int) (fingerprint >>> 59);
    }

    /** An empty bucket of a generation. */
    public static byte[] empty(int generation) {
        byte[] bucket = new byte[HEADER];
        INT.set(bucket, 0, generation);
        return bucket;
    }

    /** Whether the fingerprint was added in one of the generations that are still kept. */
    public static boolean contains(byte[] bucket, int generation, long fingerprint) {
        int end = HEADER + kept(bucket, age(bucket, generation)) * Long.BYTES;
        for (int at = HEADER; at < end; at += Long.BYTES) {
            if ((long) LONG.get(bucket, at) == fingerprint) {
                return true;
            }
        }
        return false;
    }

    /** The bucket with one more fingerprint, and without what is to be forgotten by now. */
    public static byte[] add(byte[] bucket, int generation, long fingerprint) {
        int age = age(bucket, generation);
        int kept = kept(bucket, age);
        byte[] next = new byte[HEADER + (kept + 1) * Long.BYTES];
        INT.set(next, 0, generation);
        for (int g = 0; g + age < MemoryClock.GENERATIONS; g++) {
            SHORT.set(next, countAt(g + age), (short) count(bucket, g));
        }
        SHORT.set(next, countAt(0), (short) (count(next, 0) + 1));
        LONG.set(next, HEADER, fingerprint);
        System.arraycopy(bucket, HEADER, next, HEADER + Long.BYTES, kept * Long.BYTES);
        return next;
    }

    /** Fingerprints held, forgotten ones not counted. */
    public static int size(byte[] bucket, int generation) {
        return kept(bucket, age(bucket, generation));
    }

    private static int kept(byte[] bucket, int age) {
        int kept = 0;
        for (int g = 0; g + age < MemoryClock.GENERATIONS; g++) {
            kept += count(bucket, g);
        }
        return kept;
    }

    private static int age(byte[] bucket, int generation) {
        int newest = (int) INT.get(bucket, 0);
        if (generation < newest) {
            throw new IllegalStateException(
                    "bucket is of generation %d, the clock still of %d"
                            .formatted(newest, generation));
        }
        return Math.min(MemoryClock.GENERATIONS, generation - newest);
    }

    private static int count(byte[] bucket, int generationsAgo) {
        return (short) SHORT.get(bucket, countAt(generationsAgo));
    }

    private static int countAt(int generationsAgo) {
        return Integer.BYTES + generationsAgo * Short.BYTES;
    }
}
