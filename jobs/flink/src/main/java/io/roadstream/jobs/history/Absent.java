/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.history;

import org.jspecify.annotations.Nullable;

/**
 * What stands in a column for what is not there. Not NULL, which costs a file of its own for each
 * column; the views say NULL.
 */
final class Absent {
    private static final int NUMBER = -1;

    private Absent() {}

    static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** Times: 1970. */
    static long orEpoch(@Nullable Long millis) {
        return millis == null ? 0 : millis;
    }

    /** Numbers that are never negative: -1. */
    static int orMinusOne(@Nullable Integer value) {
        return value == null ? NUMBER : value;
    }
}
