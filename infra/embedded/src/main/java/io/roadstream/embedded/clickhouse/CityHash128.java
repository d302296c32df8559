/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * CityHash128 in its version 1.0.2, the checksum of ClickHouse's compressed blocks (G. Pike, J.
 * Alakuijala, Google 2011). Later versions of CityHash give other values.
 *
 * @param low the first 8 bytes of the checksum, little endian
 * @param high the last 8
 */
record CityHash128(long low, long high) {

    private static final long K0 = 0xc3a5c85c97cb3127L;
    private static final long K1 = 0xb492b66fbe98f273L;
    private static final long K2 = 0x9ae16a3b2f90404fL;
    private static final long K3 = 0xc949d7c7509e6557L;
    private static final long MULTIPLIER = 0x9ddfea08eb382d69L;

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    static CityHash128 of(byte[] s, int offset, int length) {
        if (length >= 16) {
            long low = fetch64(s, offset) ^ K3;
            long high = fetch64(s, offset + 8);
            return seeded(s, offset + 16, length - 16, low, high);
        }
        if (length >= 8) {
            long low = fetch64(s, offset) ^ (length * K0);
            long high = fetch64(s, offset + length - 8) ^ K1;
            return seeded(s, offset, 0, low, high);
        }
        return seeded(s, offset, length, K0, K1);
    }

    private static CityHash128 seeded(
            byte[] s, int start, int length, long seedLow, long seedHigh) {
        if (length < 128) {
            return murmur(s, start, length, seedLow, seedHigh);
        }
        long x = seedLow;
        long y = seedHigh;
        long z = length * K1;
        long v1 = rotate(y ^ K1, 49) * K1 + fetch64(s, start);
        long v2 = rotate(v1, 42) * K1 + fetch64(s, start + 8);
        long w1 = rotate(y + z, 35) * K1 + x;
        long w2 = rotate(x + fetch64(s, start + 88), 53) * K1;
        int p = start;
        int rest = length;
        do {
            for (int half = 0; half < 2; half++) {
                x = rotate(x + y + v1 + fetch64(s, p + 16), 37) * K1;
                y = rotate(y + v2 + fetch64(s, p + 48), 42) * K1;
                x ^= w2;
                y ^= v1;
                z = rotate(z ^ w1, 33);
                long a = v2 * K1;
                long b = x + w1;
                v1 = weakFirst(s, p, a);
                v2 = weakSecond(s, p, a, b);
                a = z + w2;
                b = y;
                w1 = weakFirst(s, p + 32, a);
                w2 = weakSecond(s, p + 32, a, b);
                long swap = z;
                z = x;
                x = swap;
                p += 64;
            }
            rest -= 128;
        } while (rest >= 128);
        y += rotate(w1, 37) * K0 + z;
        x += rotate(v1 + z, 49) * K0;
        for (int tail = 0; tail < rest; ) {
            tail += 32;
            y = rotate(y - x, 42) * K0 + v2;
            w1 += fetch64(s, p + rest - tail + 16);
            x = rotate(x, 49) * K0 + w1;
            w1 += v1;
            long a = v1;
            long b = v2;
            v1 = weakFirst(s, p + rest - tail, a);
            v2 = weakSecond(s, p + rest - tail, a, b);
        }
        x = hash16(x, v1);
        y = hash16(y, w1);
        return new CityHash128(hash16(x + v2, w2) + y, hash16(x + w2, y + v2));
    }

    private static CityHash128 murmur(
            byte[] s, int start, int length, long seedLow, long seedHigh) {
        long a = seedLow;
        long b = seedHigh;
        long c;
        long d;
        int rest = length - 16;
        if (rest <= 0) {
            a = shiftMix(a * K1) * K1;
            c = b * K1 + hashUpTo16(s, start, length);
            d = shiftMix(a + (length >= 8 ? fetch64(s, start) : c));
        } else {
            c = hash16(fetch64(s, start + length - 8) + K1, a);
            d = hash16(b + length, c + fetch64(s, start + length - 16));
            a += d;
            int p = start;
            do {
                a ^= shiftMix(fetch64(s, p) * K1) * K1;
                a *= K1;
                b ^= a;
                c ^= shiftMix(fetch64(s, p + 8) * K1) * K1;
                c *= K1;
                d ^= c;
                p += 16;
                rest -= 16;
            } while (rest > 0);
        }
        a = hash16(a, c);
        b = hash16(d, b);
        return new CityHash128(a ^ b, hash16(b, a));
    }

    private static long hashUpTo16(byte[] s, int start, int length) {
        if (length > 8) {
            long a = fetch64(s, start);
            long b = fetch64(s, start + length - 8);
            return hash16(a, rotate(b + length, length)) ^ b;
        }
        if (length >= 4) {
            long a = fetch32(s, start);
            return hash16(length + (a << 3), fetch32(s, start + length - 4));
        }
        if (length > 0) {
            int a = s[start] & 0xff;
            int b = s[start + (length >> 1)] & 0xff;
            int c = s[start + length - 1] & 0xff;
            long y = a + ((long) b << 8);
            long z = length + ((long) c << 2);
            return shiftMix(y * K2 ^ z * K3) * K2;
        }
        return K2;
    }

    /** First half of CityHash's WeakHashLen32WithSeeds over 32 bytes. */
    private static long weakFirst(byte[] s, int p, long a) {
        return a + fetch64(s, p) + fetch64(s, p + 8) + fetch64(s, p + 16) + fetch64(s, p + 24);
    }

    private static long weakSecond(byte[] s, int p, long a, long b) {
        long c = a + fetch64(s, p);
        long sum = c + fetch64(s, p + 8) + fetch64(s, p + 16);
        return rotate(b + c + fetch64(s, p + 24), 21) + rotate(sum, 44) + c;
    }

    private static long hash16(long u, long v) {
        long a = (u ^ v) * MULTIPLIER;
        a ^= a >>> 47;
        long b = (v ^ a) * MULTIPLIER;
        b ^= b >>> 47;
        return b * MULTIPLIER;
    }

    private static long shiftMix(long value) {
        return value ^ (value >>> 47);
    }

    private static long rotate(long value, int bits) {
        return Long.rotateRight(value, bits);
    }

    private static long fetch64(byte[] s, int p) {
        return (long) LONG.get(s, p);
    }

    private static long fetch32(byte[] s, int p) {
        return (int) INT.get(s, p) & 0xffff_ffffL;
    }
}
