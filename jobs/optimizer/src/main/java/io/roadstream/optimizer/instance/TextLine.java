/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.instance;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a text that is not blank, and where it stands.
 *
 * @param number of the line, the first is 1
 * @param text without blanks at its ends
 */
record TextLine(int number, String text) {
    /** Largest number of seconds that is read: far from overflow in milliseconds. */
    private static final double MAX_SECONDS = 1e12;

    private static final double MILLIS_PER_UNIT = 1e3;

    /** The lines that are not blank. */
    static List<TextLine> of(List<String> lines) {
        List<TextLine> numbered = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).strip();
            if (!text.isEmpty()) {
                numbered.add(new TextLine(i + 1, text));
            }
        }
        return numbered;
    }

    List<String> columns() {
        return List.of(text.split("\\s+", -1));
    }

    /** The columns, as many as must be. */
    List<String> columns(String what, int count) {
        List<String> columns = columns();
        if (columns.size() != count) {
            throw wrong(
                    "%s must have %d columns, had %d: '%s'"
                            .formatted(what, count, columns.size(), text));
        }
        return columns;
    }

    int integer(String name, String value, int least) {
        return integer(name, value, least, Integer.MAX_VALUE);
    }

    /** A whole number, also where it is written with decimals that are 0. */
    int integer(String name, String value, int least, int most) {
        double number = number(name, value);
        if (number != Math.rint(number)) {
            throw wrong("%s must be a whole number, was '%s'".formatted(name, value));
        }
        if (!(number >= least && number <= most)) {
            throw wrong("%s must be in [%d, %d], was '%s'".formatted(name, least, most, value));
        }
        return (int) number;
    }

    /** A finite number. */
    double number(String name, String value) {
        try {
            double number = Double.parseDouble(value);
            if (Math.abs(number) <= Double.MAX_VALUE) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, like what is too large
        }
        throw wrong("%s must be a number, was '%s'".formatted(name, value));
    }

    /** A time of 0 or more units. */
    long millis(String name, String value) {
        double units = number(name, value);
        if (!(units >= 0 && units <= MAX_SECONDS)) {
            throw wrong("%s must be in [0, %.0f], was '%s'".formatted(name, MAX_SECONDS, value));
        }
        return Math.round(units * MILLIS_PER_UNIT);
    }

    InvalidInstanceException wrong(String what) {
        return new InvalidInstanceException("line %d: %s".formatted(number, what));
    }
}
