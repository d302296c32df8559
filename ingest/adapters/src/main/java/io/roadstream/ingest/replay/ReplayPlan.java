/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay;

import io.roadstream.ingest.replay.format.Columns;
import io.roadstream.ingest.replay.format.MalformedRowException;
import io.roadstream.ingest.replay.format.ReplayFormat;
import io.roadstream.ingest.replay.format.RowReader;
import io.roadstream.ingest.replay.format.TimeFormat;
import io.roadstream.ingest.replay.input.FileInput;
import io.roadstream.ingest.replay.input.ReplayInput;
import io.roadstream.ingest.replay.input.ReplayInput.Extent;
import io.roadstream.ingest.replay.input.RowSelection;
import io.roadstream.ingest.replay.input.SampleInput;
import io.roadstream.ingest.replay.send.SendSettings;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the options mean together; an {@link IllegalArgumentException} says what is wrong. */
final class ReplayPlan {
    private static final String MAX_SPEED = "max";

    private final ReplayOptions options;
    private final Shift shift;
    private final double factor;
    private final RowSelection selection;

    ReplayPlan(ReplayOptions options) {
        this.options = options;
        if (options.asOf && options.shift != null) {
            throw new IllegalArgumentException("--as-of and --shift exclude each other");
        }
        if (options.sample == (options.file != null)) {
            throw new IllegalArgumentException("either FILE or --sample is needed");
        }
        String fallback = options.sample && !options.asOf ? "now" : "none";
        this.shift = Shift.parse(options.shift == null ? fallback : options.shift);
        this.factor = factor(options.speed);
        this.selection =
                new RowSelection(
                        instant("--from", options.from, Long.MIN_VALUE),
                        instant("--to", options.to, Long.MAX_VALUE),
                        options.limit);
    }

    /** Throws what {@link #input} would, as far as the head of the file shows it. */
    void check() throws IOException {
        if (options.file != null) {
            FileInput.check(options.file, format());
        }
    }

    ReplayInput input() throws IOException {
        return options.file == null
                ? new SampleInput(options.vehicles, options.duration, options.seed)
                : FileInput.scan(options.file, format(), selection);
    }

    Timeline timeline(Extent extent, long startMillis) {
        return shift.timeline(extent, startMillis, factor);
    }

    SendSettings sendSettings(Timeline timeline) {
        if (options.key == null) {
            throw new IllegalArgumentException("--key or ROADSTREAM_KEY is needed");
        }
        return new SendSettings(
                options.url,
                options.key,
                options.connections,
                options.batch,
                factor == Timeline.MAX,
                options.maxSkew,
                options.giveUpAfter,
                timeline.shiftMillis(),
                options.asOf);
    }

    private static double factor(String speed) {
        if (speed.equals(MAX_SPEED)) {
            return Timeline.MAX;
        }
        try {
            double factor = Double.parseDouble(speed);
            if (factor > 0 && Double.isFinite(factor)) {
                return factor;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(wrongSpeed(speed), e);
        }
        throw new IllegalArgumentException(wrongSpeed(speed));
    }

    private static String wrongSpeed(String speed) {
        return "--speed must be max or a number above 0, was '%s'".formatted(speed);
    }

    private long instant(String name, @Nullable String text, long fallback) {
        try {
            return text == null ? fallback : TimeFormat.of("iso", options.timeZone).parse(text);
        } catch (MalformedRowException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private Function<String, RowReader> format() {
        if (options.format == null) {
            throw new IllegalArgumentException(
                    "--format is needed: one of %s, csv".formatted(ReplayFormat.titles()));
        }
        if (!options.format.equals("csv")) {
            return ReplayFormat.parse(options.format)::reader;
        }
        if (options.columns == null) {
            throw new IllegalArgumentException("--format csv needs --columns");
        }
        Columns columns = Columns.parse(options.columns);
        TimeFormat timeFormat = TimeFormat.of(options.timeFormat, options.timeZone);
        return header -> ReplayFormat.readerOf(columns, timeFormat, header);
    }
}
