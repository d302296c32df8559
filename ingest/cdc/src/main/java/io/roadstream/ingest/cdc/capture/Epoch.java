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
 * @param since number of the first epoch of this database in a row: what was published with an
 *     earlier one may be of another database, with ids of its own
 */
record Epoch(int number, boolean isComplete, String database, int since) {
    private static final int FIRST = 1;

    /** Before there was {@link #since}, it was not written: every epoch was of this database. */
    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,9}) (complete|begun) (?:since (\\d{1,9}) )?(.+)");

    /**
     * The one that begins with a snapshot of the database.
     *
     * @param last the one before, null if nobody knows
     * @param number of the new one
     */
    static Epoch begin(@Nullable Epoch last, int number, String database) {
        int since = last != null && last.database().equals(database) ? last.since() : number;
        return new Epoch(number, false, database, since);
    }

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
                matcher.group(4),
                matcher.group(3) == null ? FIRST : Integer.parseInt(matcher.group(3)));
    }

    String text() {
        return "%d %s since %d %s"
                .formatted(number, isComplete ? "complete" : "begun", since, database);
    }

    Epoch complete() {
        return new Epoch(number, true, database, since);
    }
}
