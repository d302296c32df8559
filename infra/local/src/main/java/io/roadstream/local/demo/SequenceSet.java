/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import java.util.BitSet;

/** Numbers of reports, which are dense: a bit each. */
final class SequenceSet {
    private final long first;
    private final BitSet bits = new BitSet();

    /**
     * An empty set.
     *
     * @param first least number that it can hold
     */
    SequenceSet(long first) {
        this.first = first;
    }

    /** Adds all from one number to another, both included. */
    void add(long from, long to) {
        bits.set(Math.toIntExact(from - first), Math.toIntExact(to - first) + 1);
    }

    long size() {
        return bits.cardinality();
    }

    /** Greatest number; {@code first - 1} if there is none. */
    long last() {
        return first + bits.length() - 1;
    }

    /** How many of these the other one, which begins at the same number, does not hold. */
    long countMissingIn(SequenceSet other) {
        BitSet missing = (BitSet) bits.clone();
        missing.andNot(other.bits);
        return missing.cardinality();
    }
}
