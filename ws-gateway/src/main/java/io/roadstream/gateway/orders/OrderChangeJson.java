/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.orders;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import io.roadstream.gateway.orders.OrderChange.Given;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A batch of changes as JSON: {@code {"changes":[{"order":"o-1","status":"assigned",…},…]}}. */
public final class OrderChangeJson {
    private static final Set<String> MEMBERS =
            new TreeSet<>(Set.of("order", "status", "driver", "vehicle", "updatedAt", "note"));

    private OrderChangeJson() {}

    /**
     * The changes in their order.
     *
     * @throws InvalidEventException if one of them is none; the message names it
     */
    public static List<OrderChange> read(JsonNode body) {
        JsonNode changes = body.path("changes");
        if (!changes.isArray() || changes.isEmpty() || changes.size() > OrderBatch.MAX_CHANGES) {
            throw invalid(
                    "changes must be an array of 1 to %d changes, %s"
                            .formatted(
                                    OrderBatch.MAX_CHANGES,
                                    changes.isArray() ? "had " + changes.size() : "was none"));
        }
        List<OrderChange> all = new ArrayList<>();
        for (JsonNode change : changes) {
            try {
                all.add(change(change));
            } catch (InvalidEventException e) {
                throw new InvalidEventException(
                        e.reason(), "changes[%d].%s".formatted(all.size(), e.getMessage()), e);
            }
        }
        return all;
    }

    private static OrderChange change(JsonNode change) {
        change.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!MEMBERS.contains(name)) {
                                throw invalid("%s is none of %s".formatted(name, MEMBERS));
                            }
                        });
        OrderStatus status = status(text(change, "status"));
        Given driver = given(change, "driver");
        Given vehicle = given(change, "vehicle");
        String order = text(change, "order");
        String note = text(change, "note");
        boolean hasNote = note != null && !note.isEmpty();
        if (status == null && !driver.isNamed() && !vehicle.isNamed() && !hasNote) {
            throw invalid("status, driver, vehicle or note must be there, none was");
        }
        return new OrderChange(
                order == null ? "" : order,
                status,
                driver,
                vehicle,
                time(text(change, "updatedAt")),
                note == null ? "" : note);
    }

    private static @Nullable OrderStatus status(@Nullable String word) {
        return word == null
                ? null
                : OrderState.findStatus(word)
                        .orElseThrow(
                                () ->
                                        invalid(
                                                "status must be one of %s, was '%s'"
                                                        .formatted(words(), word)));
    }

    private static List<String> words() {
        return Arrays.stream(OrderStatus.values()).map(OrderStatus::word).toList();
    }

    private static Given given(JsonNode change, String name) {
        if (!change.has(name)) {
            return Given.NOT;
        }
        String id = text(change, name);
        try {
            return Given.of(id);
        } catch (InvalidEventException e) {
            throw new InvalidEventException(
                    e.reason(), "%s: %s".formatted(name, e.getMessage()), e);
        }
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE,
                    "updatedAt must be the updatedAt of an answer, was '%s'".formatted(text),
                    e);
        }
    }

    private static @Nullable String text(JsonNode change, String name) {
        JsonNode value = change.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw invalid("%s must be a text, was %s".formatted(name, value));
        }
        return value.asText();
    }

    private static InvalidEventException invalid(String message) {
        return new InvalidEventException(Reason.INVALID_VALUE, message);
    }
}
