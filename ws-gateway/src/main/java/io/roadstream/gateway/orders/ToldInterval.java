/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.orders;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;

/**
 * When a customer is told that an order arrives: whole minutes, as people are told.
 *
 * @param from not before
 * @param until not after
 */
public record ToldInterval(Instant from, Instant until) {
    /** Longer says nothing. */
    public static final Duration LONGEST = Duration.ofHours(12);

    private static final Set<String> MEMBERS = new TreeSet<>(Set.of("from", "until"));

    public ToldInterval {
        if (!isWhole(from) || !isWhole(until)) {
            throw invalid(
                    "from and until must be whole minutes, were %s and %s".formatted(from, until));
        }
        if (until.isBefore(from) || until.isAfter(from.plus(LONGEST))) {
            throw invalid(
                    "until must be within %d h of from, were %s and %s"
                            .formatted(LONGEST.toHours(), until, from));
        }
    }

    /**
     * From {@code {"from":"2026-03-01T14:52:00Z","until":"2026-03-01T15:09:00Z"}}.
     *
     * @throws InvalidEventException if it is none; the message says why
     */
    public static ToldInterval read(JsonNode body) {
        body.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!MEMBERS.contains(name)) {
                                throw invalid("%s is none of %s".formatted(name, MEMBERS));
                            }
                        });
        return new ToldInterval(time(body, "from"), time(body, "until"));
    }

    /** As ISO 8601 has intervals. */
    String detail() {
        return from + "/" + until;
    }

    private static boolean isWhole(Instant time) {
        return time.equals(time.truncatedTo(ChronoUnit.MINUTES));
    }

    private static Instant time(JsonNode body, String name) {
        try {
            return OffsetDateTime.parse(body.path(name).asText()).toInstant();
        } catch (DateTimeException e) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE,
                    "%s must be a time as RFC 3339 has it, was %s".formatted(name, body.path(name)),
                    e);
        }
    }

    private static InvalidEventException invalid(String message) {
        return new InvalidEventException(Reason.INVALID_VALUE, message);
    }
}
