/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadstream.gateway.auth.Role;
import io.roadstream.gateway.rest.RestServer.Checked;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What customers were told is an event of the order, in a real order database. */
@Timeout(60)
@ExtendWith(RestStack.Resolver.class)
class TellingIT {
    private static final String FIRST = interval("2026-03-01T14:40:00Z", "2026-03-01T14:55:00Z");
    private static final String SECOND = interval("2026-03-01T14:52:00Z", "2026-03-01T15:09:00Z");

    private final RestStack stack;
    private final String tenant = "telling-" + UUID.randomUUID();

    TellingIT(RestStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void insert() throws Exception {
        DeskFixtures.insertOrder(stack, tenant, "o-1");
    }

    @Test
    void whatIsToldIsWrittenDownOnceUntilSomethingElseIs() throws Exception {
        Checked first = tell(FIRST);
        Checked again = tell(FIRST);
        tell(SECOND);
        tell(FIRST);

        assertThat(first.status()).as("%s", first.body()).isEqualTo(200);
        assertThat(again.body().path("time")).isEqualTo(first.body().path("time"));
        assertThat(told())
                .containsExactly(
                        "ops:eve 2026-03-01T14:40:00Z/2026-03-01T14:55:00Z",
                        "ops:eve 2026-03-01T14:52:00Z/2026-03-01T15:09:00Z",
                        "ops:eve 2026-03-01T14:40:00Z/2026-03-01T14:55:00Z");
    }

    @Test
    void ofSeveralWhoTellTheSameAtATimeOneEventRemains() throws Exception {
        List<CompletableFuture<Checked>> all =
                Stream.generate(() -> CompletableFuture.supplyAsync(this::tellFirst))
                        .limit(3)
                        .toList();
        for (CompletableFuture<Checked> answer : all) {
            assertThat(answer.get().status()).isEqualTo(200);
        }

        assertThat(told()).hasSize(1);
    }

    @Test
    void anOrderThatSomebodyElseKeepsIsNoBrokenDatabase() throws Exception {
        try (Connection connection = stack.orderSystem();
                PreparedStatement lock =
                        connection.prepareStatement(
                                "SELECT 1 FROM orders WHERE tenant_id = ? FOR UPDATE")) {
            connection.setAutoCommit(false);
            lock.setString(1, tenant);
            lock.execute();

            Checked answer = tell(FIRST);

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body().path("type").asText()).endsWith(":order-locked");
            assertThat(answer.detail()).contains("repeat");
        }
        assertThat(tell(FIRST).status()).isEqualTo(200);
    }

    @Test
    void whatTheOrderSystemForbidsIsRefusedWithItsWords() throws Exception {
        String constraint = "only_" + tenant.replace('-', '_');
        DeskFixtures.execute(
                stack,
                "ALTER TABLE order_events ADD CONSTRAINT %s CHECK (tenant_id <> '%s')"
                        .formatted(constraint, tenant));
        try {
            Checked answer = tell(FIRST);

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body().path("type").asText()).endsWith(":order-refused");
            assertThat(answer.detail()).contains(constraint);
        } finally {
            DeskFixtures.execute(
                    stack, "ALTER TABLE order_events DROP CONSTRAINT %s".formatted(constraint));
        }
    }

    @Test
    void anotherTenantsOrderIsNotThere() throws Exception {
        String rival = stack.token("rival-" + tenant, Role.OPS, "eve");

        Checked answer = stack.server().send("POST", "/v1/orders/o-1/told", rival, FIRST);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(told()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-01T14:40:30Z | 2026-03-01T14:55:00Z | whole minutes",
                "2026-03-01T14:40:00Z | 2026-03-01T14:39:00Z | within 12 h",
                "2026-03-01T14:40:00Z | 2026-03-02T02:41:00Z | within 12 h",
                "14:40 | 2026-03-01T14:55:00Z | from must be a time"
            })
    void refusesWhatTellsNobodyAnything(String from, String until, String says) throws Exception {
        Checked answer = tell(interval(from, until));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).contains(says);
        assertThat(told()).isEmpty();
    }

    private static String interval(String from, String until) {
        return "{\"from\":\"%s\",\"until\":\"%s\"}".formatted(from, until);
    }

    private Checked tell(String body) throws Exception {
        return stack.server().send("POST", "/v1/orders/o-1/told", ops(), body);
    }

    private Checked tellFirst() {
        try {
            return tell(FIRST);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> told() throws Exception {
        List<String> told = new ArrayList<>();
        for (JsonNode event : stack.server().get("/v1/orders/o-1", ops()).body().path("events")) {
            assertThat(event.path("kind").asText()).isEqualTo("told");
            told.add(event.path("actor").asText() + " " + event.path("detail").asText());
        }
        return told;
    }

    private String ops() {
        return stack.token(tenant, Role.OPS, "eve");
    }
}
