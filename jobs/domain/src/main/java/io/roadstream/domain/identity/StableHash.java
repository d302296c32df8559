/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.identity;

/**
 * A 64-bit hash that never changes from version to version; two different inputs agree with
 * probability 2^-64.
 *
 * @param value the hash of everything so far
 */
public record StableHash(long value) {
    // Odd constants of the SplitMix64 generator (Steele, Lea, Flood 2014).
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long MIX_A = 0xBF58476D1CE4E5B9L;
    private static final long MIX_B = 0x94D049BB133111EBL;

    /** The hash of a text. */
    public static StableHash of(String text) {
        return new StableHash(GOLDEN_GAMMA).and(text);
    }

    /** The hash of all before and a text; its length counts, so that parts cannot run together. */
    public StableHash and(String text) {
        long hash = value;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * MIX_A;
        }
        return new StableHash(mix(hash + text.length()));
    }

    /** The hash of all before and a number. */
    public StableHash and(long number) {
        return new StableHash(mix(mix(value + GOLDEN_GAMMA) + number));
    }

    private static long mix(long number) {
        long z = (number ^ (number >>> 30)) * MIX_A;
        z = (z ^ (z >>> 27)) * MIX_B;
        return z ^ (z >>> 31);
    }
}
