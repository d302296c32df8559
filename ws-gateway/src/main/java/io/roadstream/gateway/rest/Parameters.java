/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.gateway.history.Box;
import io.roadstream.gateway.history.TimeSpan;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Parameters of a request; what is wrong with one is said with its name, value and limit. */
final class Parameters {
    private static final Pattern MILLIS = Pattern.compile("-?\\d{1,15}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final int BOX_NUMBERS = 4;

    private final Map<String, List<String>> given;

    private Parameters(Map<String, List<String>> given) {
        this.given = given;
    }

    /** Refuses unknown names and repeated ones. */
    static Parameters of(Map<String, List<String>> given, Set<String> known)
            throws RefusedException {
        for (Map.Entry<String, List<String>> parameter : given.entrySet()) {
            if (!known.contains(parameter.getKey())) {
                throw bad(
                        "there is no parameter %s here, there are %s"
                                .formatted(parameter.getKey(), new TreeSet<>(known)));
            }
            if (parameter.getValue().size() != 1) {
                throw bad(
                        "%s must be given once, was given %d times"
                                .formatted(parameter.getKey(), parameter.getValue().size()));
            }
        }
        return new Parameters(given);
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(given.get(name)).map(values -> values.get(0));
    }

    int integer(String name, int fallback, int max) throws RefusedException {
        Optional<String> text = find(name);
        if (text.isEmpty()) {
            return fallback;
        }
        int value = NUMBER.matcher(text.get()).matches() ? Integer.parseInt(text.get()) : 0;
        if (!(value >= 1 && value <= max)) {
            throw bad(
                    "%s must be a whole number in [1, %d], was %s"
                            .formatted(name, max, text.get()));
        }
        return value;
    }

    /** An id, or empty. */
    String id(String name) throws RefusedException {
        Optional<String> text = find(name);
        return text.isEmpty() ? "" : requireId(name, text.get());
    }

    static String requireId(String name, String text) throws RefusedException {
        try {
            return Checks.requireId(name, text);
        } catch (InvalidEventException e) {
            throw bad(String.valueOf(e.getMessage()));
        }
    }

    /** From {@code from} until before {@code to}. */
    TimeSpan span(Duration longest) throws RefusedException {
        TimeSpan span;
        try {
            span = new TimeSpan(requireTime("from"), requireTime("to"));
        } catch (IllegalArgumentException e) {
            throw bad(String.valueOf(e.getMessage()));
        }
        Duration length = Duration.between(span.from(), span.to());
        if (length.compareTo(longest) > 0) {
            throw bad(
                    "from and to must be at most %d h apart, were %d s; ask for parts"
                            .formatted(longest.toHours(), length.toSeconds()));
        }
        return span;
    }

    /** South, west, north, east in degrees; everywhere if not given. */
    Box box() throws RefusedException {
        Optional<String> text = find("box");
        if (text.isEmpty()) {
            return Box.WORLD;
        }
        String[] numbers = text.get().split(",", -1);
        try {
            if (numbers.length == BOX_NUMBERS) {
                return new Box(place(numbers[0], numbers[1]), place(numbers[2], numbers[3]));
            }
        } catch (IllegalArgumentException | InvalidEventException e) {
            throw bad("box: " + e.getMessage() + ", in " + text.get());
        }
        throw bad("box must be south,west,north,east in degrees, was " + text.get());
    }

    static RefusedException bad(String detail) {
        return new RefusedException(ProblemType.BAD_REQUEST, detail);
    }

    private static GeoPoint place(String lat, String lon) {
        return GeoPoint.ofDegrees(Double.parseDouble(lat), Double.parseDouble(lon));
    }

    /** A time, or empty. */
    Optional<Instant> time(String name) throws RefusedException {
        Optional<String> text = find(name);
        return text.isEmpty() ? Optional.empty() : Optional.of(instant(name, text.get()));
    }

    private Instant requireTime(String name) throws RefusedException {
        return time(name)
                .orElseThrow(
                        () ->
                                bad(
                                        name
                                                + " is missing: RFC 3339 such as"
                                                + " 2026-03-01T08:00:00Z, or milliseconds"
                                                + " since 1970"));
    }

    private static Instant instant(String name, String text) throws RefusedException {
        try {
            Instant instant =
                    MILLIS.matcher(text).matches()
                            ? Instant.ofEpochMilli(Long.parseLong(text))
                            : OffsetDateTime.parse(text).toInstant();
            Checks.requireTime(name, instant.toEpochMilli());
            return instant;
        } catch (InvalidEventException e) {
            throw bad(String.valueOf(e.getMessage()));
        } catch (DateTimeException | ArithmeticException e) {
            throw bad(
                    ("%s must be RFC 3339 such as 2026-03-01T08:00:00Z (+ is written %%2B in a query),"
                                    + " or milliseconds since 1970, was %s")
                            .formatted(name, text));
        }
    }
}
