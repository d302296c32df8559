/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** How a file writes points in time; reads them to UTC milliseconds. Immutable. */
public final class TimeFormat {
    private static final double MILLIS_PER_SECOND = 1_000;

    private final String name;
    private final ToLongFunction<String> parser;

    private TimeFormat(String name, ToLongFunction<String> parser) {
        this.name = name;
        this.parser = parser;
    }

    /**
     * From its name: {@code epoch-s}, {@code epoch-ms}, {@code iso}, or a pattern of {@link
     * DateTimeFormatter}.
     *
     * @param zone where times without an offset are local
     */
    public static TimeFormat of(String name, ZoneId zone) {
        return switch (name) {
            case "epoch-s" ->
                    new TimeFormat(name, text -> Math.round(finite(text) * MILLIS_PER_SECOND));
            case "epoch-ms" -> new TimeFormat(name, text -> Math.round(finite(text)));
            case "iso" -> ofFormatter(name, DateTimeFormatter.ISO_DATE_TIME, zone);
            default -> ofFormatter(name, DateTimeFormatter.ofPattern(name, Locale.ROOT), zone);
        };
    }

    /** From a formatter of our own. */
    static TimeFormat ofFormatter(String name, DateTimeFormatter formatter, ZoneId zone) {
        return new TimeFormat(name, text -> parse(formatter, zone, text));
    }

    /** Whole or decimal seconds since 1970, or ISO-8601: what GTFS-realtime recorders write. */
    static TimeFormat epochSecondsOrIso(ZoneId zone) {
        TimeFormat seconds = of("epoch-s", zone);
        TimeFormat iso = of("iso", zone);
        return new TimeFormat(
                "epoch-s or iso",
                text -> (text.indexOf('T') < 0 ? seconds : iso).parser.applyAsLong(text));
    }

    /**
     * To UTC milliseconds.
     *
     * @throws MalformedRowException if it is written in another way
     */
    public long parse(String text) {
        try {
            return parser.applyAsLong(text);
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw new MalformedRowException(
                    "time '%s' is not written as %s".formatted(text, name), e);
        }
    }

    private static double finite(String text) {
        double value = Double.parseDouble(text);
        if (!(Math.abs(value) < Long.MAX_VALUE / MILLIS_PER_SECOND)) {
            throw new IllegalArgumentException("out of range");
        }
        return value;
    }

    private static long parse(DateTimeFormatter formatter, ZoneId zone, String text) {
        TemporalAccessor parsed =
                formatter.parseBest(
                        text.trim(),
                        ZonedDateTime::from,
                        OffsetDateTime::from,
                        LocalDateTime::from);
        Instant instant =
                parsed instanceof LocalDateTime local
                        ? local.atZone(zone).toInstant()
                        : Instant.from(parsed);
        return instant.toEpochMilli();
    }
}
