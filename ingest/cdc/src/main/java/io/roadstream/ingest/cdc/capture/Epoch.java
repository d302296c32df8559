/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.capture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot and what is streamed after it. Kept with the offsets.
 *
 * @param number from 1, one more for each snapshot
 * @param isComplete whether all rows were read and what was missing is deleted
 * @param database identity of the database that was read
 */
record Epoch(int number, boolean isComplete, String database) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9}) (complete|begun) (.+)");

    /** Reads what {@link #text} wrote; null for null. */
    static @Nullable Epoch parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalStateException("no epoch: '" + text + "'");
        }
        return new Epoch(
                Integer.parseInt(matcher.group(1)),
                matcher.group(2).equals("complete"),
                matcher.group(3));
    }

    String text() {
        return "%d %s %s".formatted(number, isComplete ? "complete" : "begun", database);
    }

    Epoch complete() {
        return new Epoch(number, true, database);
    }
}
