/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay;

import io.roadstream.contract.config.DurationText;
import io.roadstream.ingest.replay.input.ReplayInput.Extent;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants added to the times of a file.
 *
 * @param toPresent whether it is to be chosen so that the file ends up in the present
 * @param fixedMillis the amount else, null for leaving times as they are
 */
record Shift(boolean toPresent, @Nullable Long fixedMillis) {
    static final Shift NONE = new Shift(false, null);
    static final Shift NOW = new Shift(true, null);

    /** From {@code now}, {@code none}, milliseconds or an ISO-8601 duration. */
    static Shift parse(String text) {
        return switch (text) {
            case "none" -> NONE;
            case "now" -> NOW;
            default -> new Shift(false, millis(text));
        };
    }

    Timeline timeline(Extent extent, long startMillis, double factor) {
        long shift = 0;
        if (toPresent) {
            shift =
                    Timeline.shiftToPresent(
                            startMillis, extent.firstMillis(), extent.lastMillis(), factor);
        } else if (fixedMillis != null) {
            shift = fixedMillis;
        }
        boolean isShifted = toPresent || fixedMillis != null;
        return new Timeline(startMillis, extent.firstMillis(), factor, shift, isShifted);
    }

    private static long millis(String text) {
        try {
            return text.matches("[+-]?\\d+")
                    ? Long.parseLong(text)
                    : DurationText.parse(text).toMillis();
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "--shift must be now, none, milliseconds or a duration such as 31d or P3650D, was '%s'"
                            .formatted(text),
                    e);
        }
    }
}
