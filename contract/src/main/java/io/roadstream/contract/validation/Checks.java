/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.validation;

import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Range and alphabet checks that throw {@link InvalidEventException}. NaN fails every range. */
public final class Checks {
    /** Longest tenant or entity id. */
    public static final int MAX_ID_LENGTH = 64;

    /** 2000-01-01T00:00:00Z; older times come from devices without a clock. */
    public static final long MIN_TIME_MILLIS = 946_684_800_000L;

    /** 2100-01-01T00:00:00Z. */
    public static final long MAX_TIME_MILLIS = 4_102_444_800_000L;

    private Checks() {}

    /** Returns {@code id} if it matches {@code [A-Za-z0-9._:-]{1,64}}. */
    public static String requireId(String name, @Nullable String id) {
        if (id == null || id.isEmpty()) {
            throw new InvalidEventException(Reason.MISSING_FIELD, name + " is missing");
        }
        if (id.length() > MAX_ID_LENGTH) {
            throw new InvalidEventException(
                    Reason.INVALID_ID,
                    "%s must have at most %d characters, had %d"
                            .formatted(name, MAX_ID_LENGTH, id.length()));
        }
        for (int i = 0; i < id.length(); i++) {
            if (!isIdCharacter(id.charAt(i))) {
                throw new InvalidEventException(
                        Reason.INVALID_ID,
                        "%s must match [A-Za-z0-9._:-]{1,64}, was '%s'"
                                .formatted(name, printable(id)));
            }
        }
        return id;
    }

    /** Checks a point in time in UTC milliseconds against 2000..2100. */
    public static long requireTime(String name, long millis) {
        if (!(millis >= MIN_TIME_MILLIS && millis < MAX_TIME_MILLIS)) {
            throw new InvalidEventException(
                    Reason.TIME_OUT_OF_RANGE,
                    "%s must be in [2000-01-01, 2100-01-01) as UTC milliseconds, was %d"
                            .formatted(name, millis));
        }
        return millis;
    }

    /** Checks an optional value against a closed range in its own unit. */
    public static void requireRange(
            Reason reason, String name, @Nullable Integer value, long min, long max) {
        if (value != null && !(value >= min && value <= max)) {
            throw new InvalidEventException(
                    reason, "%s must be in [%d, %d], was %d".formatted(name, min, max, value));
        }
    }

    /** Checks a value met at an edge, before it is converted to an integer unit. */
    public static double requireRange(
            Reason reason, String name, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new InvalidEventException(
                    reason, "%s must be in [%s, %s], was %s".formatted(name, min, max, value));
        }
        return value;
    }

    /** Checks an optional counter: an unsigned one above 2^63 - 1 reads as negative. */
    public static void requireNotNegative(String name, @Nullable Long value) {
        if (value != null && value < 0) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE, "%s must not be negative, was %d".formatted(name, value));
        }
    }

    /** Checks a text for people: present, maybe empty, not longer than this. */
    public static void requireText(String name, @Nullable String text, int maxLength) {
        if (text == null) {
            throw new InvalidEventException(Reason.MISSING_FIELD, name + " is missing");
        }
        if (text.length() > maxLength) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE,
                    "%s must have at most %d characters, had %d"
                            .formatted(name, maxLength, text.length()));
        }
    }

    /** Checks a code of ISO 4217. */
    public static void requireCurrency(String name, @Nullable String code) {
        if (code == null || code.isEmpty()) {
            throw new InvalidEventException(Reason.MISSING_FIELD, name + " is missing");
        }
        try {
            Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE,
                    "%s must be a code of ISO 4217, was '%s'".formatted(name, printable(code)),
                    e);
        }
    }

    private static boolean isIdCharacter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == ':'
                || c == '-';
    }

    private static String printable(String id) {
        return id.replaceAll("\\p{Cntrl}", "?");
    }
}
