/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import java.util.List;

/**
 * What was told of some kind, held against the truth.
 *
 * @param expected by the truth
 * @param missed of them, those of which nothing was told, each in a line
 * @param told of it
 * @param unexplained of them, those that nothing in the truth explains, each in a line
 */
record Tally(long expected, List<String> missed, long told, List<String> unexplained) {
    private static final int ENOUGH = 10;

    Tally {
        missed = List.copyOf(missed);
        unexplained = List.copyOf(unexplained);
    }

    long found() {
        return expected - missed.size();
    }

    long explained() {
        return told - unexplained.size();
    }

    /** Nine of ten are found, and nine of ten explained; of fewer than ten nothing is said. */
    boolean isReconciled() {
        return isMost(found(), expected) && isMost(explained(), told);
    }

    private static boolean isMost(long part, long whole) {
        return whole < ENOUGH || part * 10 >= whole * 9;
    }
}
