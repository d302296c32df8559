/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.gateway.orders.OrderBatch;
import io.roadstream.gateway.orders.OrderChange;
import io.roadstream.gateway.orders.OrderChangeJson;
import io.roadstream.gateway.orders.OrderDatabase;
import io.roadstream.gateway.orders.OrderJson;
import io.roadstream.gateway.orders.OrderReader;
import io.roadstream.gateway.orders.OrderRefusedException;
import io.roadstream.gateway.orders.OrderTelling;
import io.roadstream.gateway.orders.OrdersAwayException;
import io.roadstream.gateway.orders.ToldInterval;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders for those who see to them. Blocks; thread-safe. */
final class OrderRequests {
    private static final int DEFAULT_ROWS = 100;
    private static final int MAX_ROWS = 1_000;
    private static final int OK = 200;
    private static final String JSON = "application/json";
    private static final ObjectMapper TREES = new ObjectMapper();

    private final OrderReader reader;
    private final OrderBatch batch;
    private final OrderTelling telling;

    OrderRequests(OrderDatabase database) {
        this.reader = new OrderReader(database);
        this.batch = new OrderBatch(database);
        this.telling = new OrderTelling(database);
    }

    Queries.Query list(Asked asked) throws RefusedException {
        Parameters parameters = asked.parameters();
        int limit = parameters.integer("limit", DEFAULT_ROWS, MAX_ROWS);
        String after = parameters.id("after");
        OrderReader.Filter filter =
                new OrderReader.Filter(
                        asked.principal().tenant(),
                        status(parameters.find("status")),
                        parameters.id("vehicle"),
                        parameters.time("since").orElse(Instant.EPOCH));
        return () -> {
            List<ObjectNode> rows = asked(() -> reader.list(filter, after, limit + 1));
            List<ObjectNode> page = rows.subList(0, Math.min(limit, rows.size()));
            boolean isTruncated = rows.size() > limit;
            return answer(
                    json -> {
                        json.writeStartObject();
                        json.writeArrayFieldStart("orders");
                        writeAll(json, page);
                        json.writeEndArray();
                        json.writeBooleanField("truncated", isTruncated);
                        json.writeFieldName("next");
                        if (isTruncated) {
                            json.writeString(page.get(limit - 1).path("id").asText());
                        } else {
                            json.writeNull();
                        }
                        json.writeEndObject();
                    });
        };
    }

    Queries.Query order(Asked asked) throws RefusedException {
        String tenant = asked.principal().tenant();
        String id = Parameters.requireId("order", asked.match().id());
        return () -> {
            ObjectNode order =
                    asked(() -> reader.find(tenant, id))
                            .orElseThrow(
                                    () ->
                                            new RefusedException(
                                                    ProblemType.NOT_FOUND,
                                                    "tenant %s has no order %s"
                                                            .formatted(tenant, id)));
            return answer(json -> TREES.writeTree(json, order));
        };
    }

    Queries.Query change(Asked asked) {
        return () -> {
            List<OrderChange> changes = changes(asked.json());
            List<ObjectNode> results =
                    asked(
                                    () ->
                                            batch.apply(
                                                    asked.principal().tenant(),
                                                    "ops:" + asked.principal().subject(),
                                                    changes))
                            .stream()
                            .map(OrderJson::outcome)
                            .toList();
            return answer(
                    json -> {
                        json.writeStartObject();
                        json.writeArrayFieldStart("results");
                        writeAll(json, results);
                        json.writeEndArray();
                        json.writeEndObject();
                    });
        };
    }

    Queries.Query tell(Asked asked) throws RefusedException {
        String tenant = asked.principal().tenant();
        String id = Parameters.requireId("order", asked.match().id());
        return () -> {
            ToldInterval interval = interval(asked.json());
            OrderTelling.Outcome outcome =
                    asked(
                            () ->
                                    telling.tell(
                                            tenant,
                                            "ops:" + asked.principal().subject(),
                                            id,
                                            interval));
            if (outcome.status().isEmpty()) {
                throw new RefusedException(
                        ProblemType.NOT_FOUND, "tenant %s has no order %s".formatted(tenant, id));
            }
            Instant time =
                    outcome.time()
                            .orElseThrow(
                                    () ->
                                            new RefusedException(
                                                    ProblemType.ORDER_ENDED,
                                                    "order %s is %s, nothing is to come"
                                                            .formatted(id, outcome.status())));
            return answer(
                    json -> {
                        json.writeStartObject();
                        json.writeStringField("order", id);
                        json.writeStringField("time", time.toString());
                        json.writeStringField("from", interval.from().toString());
                        json.writeStringField("until", interval.until().toString());
                        json.writeEndObject();
                    });
        };
    }

    private static ToldInterval interval(JsonNode body) throws RefusedException {
        try {
            return ToldInterval.read(body);
        } catch (InvalidEventException e) {
            throw Parameters.bad(String.valueOf(e.getMessage()));
        }
    }

    private static List<OrderChange> changes(JsonNode body) throws RefusedException {
        try {
            return OrderChangeJson.read(body);
        } catch (InvalidEventException e) {
            throw Parameters.bad(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<OrderStatus> status(Optional<String> word) throws RefusedException {
        if (word.isEmpty()) {
            return Optional.empty();
        }
        Optional<OrderStatus> status =
                Arrays.stream(OrderStatus.values())
                        .filter(each -> each.word().equals(word.get()))
                        .findFirst();
        if (status.isEmpty()) {
            throw Parameters.bad(
                    "status must be one of %s, was %s"
                            .formatted(
                                    Arrays.stream(OrderStatus.values())
                                            .map(OrderStatus::word)
                                            .toList(),
                                    word.get()));
        }
        return status;
    }

    private interface Question<T> {
        T ask() throws OrdersAwayException, OrderRefusedException;
    }

    private static <T> T asked(Question<T> question) throws RefusedException {
        try {
            return question.ask();
        } catch (OrdersAwayException e) {
            throw new RefusedException(ProblemType.UNAVAILABLE, String.valueOf(e.getMessage()));
        } catch (OrderRefusedException e) {
            throw new RefusedException(
                    e.isLocked() ? ProblemType.ORDER_LOCKED : ProblemType.ORDER_REFUSED,
                    String.valueOf(e.getMessage()));
        }
    }

    private static Answer answer(Answer.Content content) {
        return Answer.json(OK, JSON, Map.of(), content);
    }

    private static void writeAll(JsonGenerator json, List<ObjectNode> nodes) throws IOException {
        for (ObjectNode node : nodes) {
            TREES.writeTree(json, node);
        }
    }
}
