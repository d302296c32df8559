/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import io.roadstream.gateway.auth.Role;
import io.roadstream.gateway.geofence.GeofenceRegister;
import io.roadstream.gateway.orders.OrdersConfig;
import io.roadstream.gateway.rest.RestServer.Checked;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Provokes what requests about geofences and orders are answered with. */
final class DeskStatuses {
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final QueryLimits ONE = QueryLimits.of(1, 1);
    private static final String CONDITION = "If-Match";

    private final RestStack stack;
    private final String method;
    private final Route route;
    private final String path;
    private final String tenant = "desk-" + UUID.randomUUID();

    DeskStatuses(RestStack stack, String method, Route route) throws Exception {
        this.stack = stack;
        this.method = method;
        this.route = route;
        this.path = route.path().replace("{id}", "one");
        fence("one");
        DeskFixtures.insertOrder(stack, tenant, "one");
    }

    Checked provoke(int status) throws Exception {
        return switch (status) {
            case 200, 204 -> asked(path, body(), CONDITION, "*");
            case 201 -> asked("/v1/geofences/two", body(), "If-None-Match", "*");
            case 400 -> asked(path + "?unknown=1", body(), CONDITION, "*");
            case 401 -> stack.server().request(method, path, null);
            case 403 -> stack.server().request(method, path, stack.token(tenant, Role.DRIVER, "d"));
            case 404 -> asked(path.replace("one", "none"), body(), CONDITION, "*");
            case 405 -> stack.server().request("PATCH", path, ops());
            case 409 -> route == Route.TOLD ? afterItsEnd() : full();
            case 412 -> asked(path, body(), CONDITION, "\"7\"");
            case 413 -> asked(path, " ".repeat(RequestBody.MAX_BYTES) + body(), CONDITION, "*");
            case 428 -> stack.server().send(method, path, ops(), body());
            case 429 -> refusedByABusyOne();
            case 503 -> alone();
            default -> throw new AssertionError("no test provokes status " + status);
        };
    }

    private Checked asked(String where, String body, String... headers) throws Exception {
        return stack.server().send(method, where, ops(), method.equals("GET") ? "" : body, headers);
    }

    private Checked full() throws Exception {
        for (int n = 1; n < RestStack.MAX_FENCES; n++) {
            fence("f-" + n);
        }
        return asked("/v1/geofences/one-more", body(), "If-None-Match", "*");
    }

    private Checked afterItsEnd() throws Exception {
        DeskFixtures.execute(
                stack,
                "UPDATE orders SET status = 'cancelled', updated_at = now() WHERE tenant_id = ?",
                tenant);
        return asked(path, body());
    }

    /** While nobody may touch the orders one request runs, one waits, and the third is refused. */
    private Checked refusedByABusyOne() throws Exception {
        try (Connection connection = stack.orderSystem();
                Statement statement = connection.createStatement();
                RestServer server = stack.start(stack.config("", PATIENT), ONE)) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");
            List<CompletableFuture<Checked>> held =
                    Stream.generate(() -> server.begin("GET", "/v1/orders/one", ops()))
                            .limit(3)
                            .toList();
            CompletableFuture.anyOf(held.toArray(CompletableFuture[]::new)).get();
            Checked refused = server.send(method, path, ops(), body(), CONDITION, "*");
            connection.rollback();
            for (CompletableFuture<Checked> answer : held) {
                answer.get();
            }
            return refused;
        }
    }

    /** Without an order database, and before it has read the geofences. */
    private Checked alone() throws Exception {
        OrdersConfig none = new OrdersConfig("", "", "", "public");
        // It never starts to read; a thread that never ran has ended at once.
        try (GeofenceRegister unread = stack.newFences();
                RestServer server = stack.start(stack.config("", PATIENT), ONE, unread, none)) {
            return server.send(method, path, ops(), body(), CONDITION, "*");
        }
    }

    private void fence(String id) throws Exception {
        Checked made =
                stack.server()
                        .send(
                                "PUT",
                                "/v1/geofences/" + id,
                                ops(),
                                DeskFixtures.circle("Yard", 500),
                                "If-None-Match",
                                "*");
        if (made.status() != 201) {
            throw new AssertionError("the fence is not made: " + made);
        }
    }

    private String body() {
        return switch (route) {
            case ORDER_BATCH -> "{\"changes\":[{\"order\":\"one\",\"status\":\"cancelled\"}]}";
            case TOLD -> "{\"from\":\"2026-03-01T14:52:00Z\",\"until\":\"2026-03-01T15:09:00Z\"}";
            default -> DeskFixtures.circle("Yard", 600);
        };
    }

    private String ops() {
        return stack.token(tenant, Role.OPS, "eve");
    }
}
