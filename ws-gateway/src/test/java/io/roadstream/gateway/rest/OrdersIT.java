/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadstream.gateway.auth.Role;
import io.roadstream.gateway.rest.RestServer.Checked;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders over HTTP, on a real order database that others change meanwhile. */
@Timeout(120)
@ExtendWith(RestStack.Resolver.class)
class OrdersIT {
    private final RestStack stack;
    private final String tenant = "orders-" + UUID.randomUUID();

    OrdersIT(RestStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void insert() throws Exception {
        for (String order : List.of("o-1", "o-2", "o-3")) {
            DeskFixtures.insertOrder(stack, tenant, order);
        }
        DeskFixtures.insertDriver(stack, tenant, "d-1", "van-1");
        DeskFixtures.insertDriver(stack, tenant, "d-2", "van-2");
    }

    @Test
    void appliesWhatIsLegalAndRefusesTheRestWithItsReason() throws Exception {
        JsonNode results =
                batch(
                        """
                        {"order":"o-1","status":"assigned","driver":"d-1"},
                        {"order":"o-2","status":"delivered"},
                        {"order":"none","status":"assigned","driver":"d-1"},
                        {"order":"o-2","status":"assigned"},
                        {"order":"o-2","driver":"d-1"},
                        {"order":"o-2","status":"assigned","driver":"d-9"},
                        {"order":"o-2","status":"assigned","vehicle":"van-9"},
                        {"order":"o-3","status":"cancelled"},
                        {"order":"o-3","status":"assigned","driver":"d-1"}""");

        assertThat(lines(results))
                .containsExactly(
                        "o-1 applied assigned d-1 van-1",
                        "o-2 illegal_transition created null null",
                        "none not_found null null null",
                        "o-2 wrong_assignment created null null",
                        "o-2 wrong_assignment created null null",
                        "o-2 unknown_driver created null null",
                        "o-2 unknown_vehicle created null null",
                        "o-3 applied cancelled null null",
                        "o-3 final cancelled null null");
        assertThat(rows("SELECT order_id, status, driver_id, vehicle_id FROM orders"))
                .containsExactlyInAnyOrder(
                        "o-1|assigned|d-1|van-1",
                        "o-2|created|null|null",
                        "o-3|cancelled|null|null");
        assertThat(rows("SELECT order_id, kind, actor FROM order_events"))
                .containsExactlyInAnyOrder("o-1|assigned|ops:eve", "o-3|cancelled|ops:eve");
    }

    @Test
    void takesTheSameOrderSeveralTimesInTheirOrder() throws Exception {
        JsonNode results =
                batch(
                        """
                        {"order":"o-1","status":"assigned","driver":"d-1","note":"nearest"},
                        {"order":"o-1","status":"assigned","driver":"d-1"},
                        {"order":"o-1","driver":"d-2"},
                        {"order":"o-1","status":"picking_up"},
                        {"order":"o-1","status":"created"}""");

        assertThat(lines(results))
                .containsExactly(
                        "o-1 applied assigned d-1 van-1",
                        "o-1 unchanged assigned d-1 van-1",
                        "o-1 applied assigned d-2 van-2",
                        "o-1 applied picking_up d-2 van-2",
                        "o-1 applied created null null");
        assertThat(events("o-1"))
                .containsExactly(
                        "assigned: nearest",
                        "note: driver d-2, vehicle van-2; before: driver d-1, vehicle van-1",
                        "picking_up: ",
                        "created: ");
    }

    @Test
    void keepsANoteThoughNothingElseChanges() throws Exception {
        batch("{\"order\":\"o-1\",\"status\":\"assigned\",\"driver\":\"d-1\"}");
        String seen = stack.server().get("/v1/orders/o-1", ops()).body().path("updatedAt").asText();

        JsonNode results =
                batch(
                        """
                        {"order":"o-1","note":"rings the bell"},
                        {"order":"o-1","status":"assigned","driver":"d-1","note":"was nearest"},
                        {"order":"o-1","note":"seen","updatedAt":"%s"},
                        {"order":"o-1","note":"stale","updatedAt":"2026-01-05T08:00:00Z"},
                        {"order":"none","note":"lost?"},
                        {"order":"o-2","status":"cancelled"},
                        {"order":"o-2","note":"customer called"}"""
                                .formatted(seen));

        assertThat(lines(results))
                .containsExactly(
                        "o-1 applied assigned d-1 van-1",
                        "o-1 applied assigned d-1 van-1",
                        "o-1 applied assigned d-1 van-1",
                        "o-1 changed_meanwhile assigned d-1 van-1",
                        "none not_found null null null",
                        "o-2 applied cancelled null null",
                        "o-2 applied cancelled null null");
        assertThat(events("o-1"))
                .containsExactly(
                        "assigned: ", "note: rings the bell", "note: was nearest", "note: seen");
        assertThat(events("o-2")).containsExactly("cancelled: ", "note: customer called");
        assertThat(stack.server().get("/v1/orders/o-1", ops()).body().path("updatedAt").asText())
                .as("a note is no new state of the order")
                .isEqualTo(seen);
    }

    @Test
    void aBatchThatIsRepeatedSaysNothingTwice() throws Exception {
        String changes =
                """
                {"order":"o-1","status":"assigned","driver":"d-1","note":"nearest"},
                {"order":"o-2","note":"no answer"}""";
        batch(changes);

        assertThat(lines(batch(changes)))
                .containsExactly(
                        "o-1 unchanged assigned d-1 van-1", "o-2 unchanged created null null");
        assertThat(events("o-1")).containsExactly("assigned: nearest");
        assertThat(events("o-2")).containsExactly("note: no answer");
        DeskFixtures.execute(
                stack,
                "UPDATE order_events SET event_time = event_time - interval '11 minutes'"
                        + " WHERE tenant_id = ?",
                tenant);
        assertThat(lines(batch("{\"order\":\"o-2\",\"note\":\"no answer\"}")))
                .as("said again later")
                .containsExactly("o-2 applied created null null");
        assertThat(events("o-2")).containsExactly("note: no answer", "note: no answer");
    }

    @Test
    void changesOnlyWhatIsStillAsItWasSeen() throws Exception {
        String seen = stack.server().get("/v1/orders/o-1", ops()).body().path("updatedAt").asText();
        String change =
                "{\"order\":\"o-1\",\"status\":\"cancelled\",\"updatedAt\":\"%s\"}".formatted(seen);
        DeskFixtures.execute(
                stack,
                "UPDATE orders SET size = 2, updated_at = now() WHERE tenant_id = ? AND order_id ="
                        + " 'o-1'",
                tenant);

        assertThat(lines(batch(change))).containsExactly("o-1 changed_meanwhile created null null");
        String now = stack.server().get("/v1/orders/o-1", ops()).body().path("updatedAt").asText();
        assertThat(lines(batch(change.replace(seen, now))))
                .containsExactly("o-1 applied cancelled null null");
    }

    @Test
    void waitsForWhoeverHasTheRowAndSeesWhatTheyDid() throws Exception {
        try (Connection connection = stack.orderSystem();
                PreparedStatement cancel =
                        connection.prepareStatement(
                                "UPDATE orders SET status = 'cancelled', updated_at = now() WHERE"
                                        + " tenant_id = ? AND order_id = 'o-1'")) {
            connection.setAutoCommit(false);
            cancel.setString(1, tenant);
            cancel.executeUpdate();
            CompletableFuture<JsonNode> waiting =
                    CompletableFuture.supplyAsync(
                            () ->
                                    unchecked(
                                            "{\"order\":\"o-1\",\"status\":\"assigned\",\"driver\":\"d-1\"}"));
            awaitWaitingForALock();
            connection.commit();

            assertThat(lines(waiting.get())).containsExactly("o-1 final cancelled null null");
        }
    }

    @Test
    void givesUpARowThatSomebodyKeepsAndGoesOn() throws Exception {
        try (Connection connection = stack.orderSystem();
                PreparedStatement lock =
                        connection.prepareStatement(
                                "SELECT 1 FROM orders WHERE tenant_id = ? AND order_id = 'o-1' FOR"
                                        + " UPDATE")) {
            connection.setAutoCommit(false);
            lock.setString(1, tenant);
            lock.execute();

            assertThat(
                            lines(
                                    batch(
                                            """
                                            {"order":"o-1","status":"cancelled"},
                                            {"order":"o-2","status":"cancelled"}""")))
                    .containsExactly(
                            "o-1 locked null null null", "o-2 applied cancelled null null");
        }
    }

    @Test
    void oneOfManyAtOnceTakesAnOrder() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<String> results =
                    IntStream.range(0, 12)
                            .mapToObj(
                                    n ->
                                            CompletableFuture.supplyAsync(
                                                    () ->
                                                            unchecked(
                                                                    "{\"order\":\"o-1\",\"status\":\"assigned\",\"driver\":\"d-%d\"}"
                                                                            .formatted(1 + n % 2)),
                                                    threads))
                            .toList()
                            .stream()
                            .flatMap(answer -> lines(answer.join()).stream())
                            .toList();

            // Of two drivers the second takes the order from the first, which is a note.
            assertThat(rows("SELECT kind FROM order_events").stream().filter("assigned"::equals))
                    .hasSize(1);
            assertThat(results)
                    .allMatch(line -> line.matches("o-1 (applied|unchanged) assigned .*"));
            assertThat(rows("SELECT kind FROM order_events"))
                    .hasSize((int) results.stream().filter(l -> l.contains("applied")).count());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void isForOpsOfTheTenantOnly() throws Exception {
        String driver = stack.token(tenant, Role.DRIVER, "van-1");
        String rival = stack.token("rival", Role.OPS, "eve");
        String body = "{\"changes\":[{\"order\":\"o-1\",\"status\":\"cancelled\"}]}";

        assertThat(stack.server().get("/v1/orders", driver).status()).isEqualTo(403);
        assertThat(stack.server().send("POST", "/v1/orders/batch", driver, body).status())
                .isEqualTo(403);
        assertThat(stack.server().get("/v1/orders/o-1", rival).status()).isEqualTo(404);
        Checked foreign = stack.server().send("POST", "/v1/orders/batch", rival, body);
        assertThat(lines(foreign.body().path("results")))
                .containsExactly("o-1 not_found null null null");
        assertThat(rows("SELECT status FROM orders")).containsOnly("created");
    }

    @Test
    void listsByStatusAndVehicleInPages() throws Exception {
        batch("{\"order\":\"o-2\",\"status\":\"assigned\",\"driver\":\"d-1\"}");

        JsonNode first = stack.server().get("/v1/orders?limit=2", ops()).body();
        JsonNode second =
                stack.server()
                        .get("/v1/orders?limit=2&after=" + first.path("next").asText(), ops())
                        .body();
        JsonNode assigned = stack.server().get("/v1/orders?status=assigned", ops()).body();
        JsonNode van = stack.server().get("/v1/orders?vehicle=van-1&status=created", ops()).body();

        assertThat(first.at("/orders/1/id").asText()).isEqualTo("o-2");
        assertThat(second.at("/orders/0/id").asText()).isEqualTo("o-3");
        assertThat(second.path("truncated").asBoolean()).isFalse();
        assertThat(assigned.path("orders").size()).isEqualTo(1);
        assertThat(assigned.at("/orders/0/price/minor").asLong()).isEqualTo(990);
        assertThat(van.path("orders").size()).isZero();
        assertThat(stack.server().get("/v1/orders?status=lost", ops()).status()).isEqualTo(400);
    }

    @Test
    void listsWhatChangedSinceATimeWithThatTime() throws Exception {
        batch("{\"order\":\"o-2\",\"status\":\"assigned\",\"driver\":\"d-1\"}");
        Instant changed =
                Instant.parse(
                        stack.server()
                                .get("/v1/orders/o-2", ops())
                                .body()
                                .path("updatedAt")
                                .asText());

        assertThat(changedSince(changed.toString())).containsExactly("o-2");
        assertThat(changedSince(changed.plusNanos(1_000).toString())).isEmpty();
        assertThat(changedSince(Long.toString(changed.toEpochMilli() - 3_600_000)))
                .containsExactly("o-1", "o-2", "o-3");
        assertThat(
                        stack.server()
                                .get("/v1/orders?since=noon", ops())
                                .body()
                                .path("detail")
                                .asText())
                .contains("since", "noon");
    }

    private List<String> changedSince(String time) throws Exception {
        JsonNode page = stack.server().get("/v1/orders?since=" + time, ops()).body();
        return page.path("orders").findValuesAsText("id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"changes\":[]}",
                "{\"changes\":[{\"order\":\"o-1\"}]}",
                "{\"changes\":[{\"order\":\"o-1\",\"note\":\"\"}]}",
                "{\"changes\":[{\"order\":\"a b\",\"status\":\"cancelled\"}]}",
                "{\"changes\":[{\"order\":\"o-1\",\"status\":\"lost\"}]}",
                "{\"changes\":[{\"order\":\"o-1\",\"status\":\"cancelled\",\"extra\":1}]}",
                "{\"changes\":[{\"order\":\"o-1\",\"status\":\"cancelled\",\"updatedAt\":\"x\"}]}"
            })
    void refusesWhatIsNoBatch(String body) throws Exception {
        Checked refused = stack.server().send("POST", "/v1/orders/batch", ops(), body);

        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(400);
    }

    @Test
    void refusesMoreThanABatchMayHave() throws Exception {
        String one = "{\"order\":\"o-1\",\"status\":\"cancelled\"}";
        String body = "{\"changes\":[" + (one + ",").repeat(500) + one + "]}";

        Checked refused = stack.server().send("POST", "/v1/orders/batch", ops(), body);

        assertThat(refused.detail())
                .isEqualTo("changes must be an array of 1 to 500 changes, had 501");
    }

    /** Kinds and details of the order's events, oldest first. */
    private List<String> events(String order) throws Exception {
        List<String> events = new ArrayList<>();
        stack.server()
                .get("/v1/orders/" + order, ops())
                .body()
                .path("events")
                .forEach(
                        e ->
                                events.add(
                                        e.path("kind").asText()
                                                + ": "
                                                + e.path("detail").asText()));
        return events;
    }

    private void awaitWaitingForALock() {
        org.awaitility.Awaitility.await()
                .until(
                        () ->
                                !query(
                                                "SELECT 1 FROM pg_stat_activity WHERE wait_event_type ="
                                                        + " 'Lock' AND application_name ="
                                                        + " 'roadstream-gateway'")
                                        .isEmpty());
    }

    private JsonNode batch(String changes) throws Exception {
        Checked answer =
                stack.server()
                        .send("POST", "/v1/orders/batch", ops(), "{\"changes\":[" + changes + "]}");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().path("results");
    }

    private JsonNode unchecked(String changes) {
        try {
            return batch(changes);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Order, result, status, driver and vehicle of each. */
    private static List<String> lines(JsonNode results) {
        List<String> lines = new ArrayList<>();
        for (JsonNode one : results) {
            lines.add(
                    "%s %s %s %s %s"
                            .formatted(
                                    one.path("order").asText(),
                                    one.path("result").asText(),
                                    one.path("status").asText(),
                                    one.path("driver").asText(),
                                    one.path("vehicle").asText()));
        }
        return lines;
    }

    /** Columns with bars between, of this test's tenant. */
    private List<String> rows(String select) throws Exception {
        return query(select + " WHERE tenant_id = '" + tenant + "'");
    }

    private List<String> query(String sql) throws Exception {
        try (Connection connection = stack.orderSystem();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(rows.getObject(i)));
                }
                lines.add(String.join("|", values));
            }
            return lines;
        }
    }

    private String ops() {
        return stack.token(tenant, Role.OPS, "eve");
    }
}
