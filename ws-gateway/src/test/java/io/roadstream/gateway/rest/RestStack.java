/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.embedded.clickhouse.EmbeddedClickHouse;
import io.roadstream.embedded.kafka.EmbeddedKafka;
import io.roadstream.embedded.postgres.EmbeddedPostgres;
import io.roadstream.gateway.auth.Principal;
import io.roadstream.gateway.auth.Role;
import io.roadstream.gateway.auth.SigningKey;
import io.roadstream.gateway.auth.TokenVerifier;
import io.roadstream.gateway.geofence.GeofenceRegister;
import io.roadstream.gateway.history.History;
import io.roadstream.gateway.history.HistoryConfig;
import io.roadstream.gateway.orders.OrderDatabase;
import io.roadstream.gateway.orders.OrdersConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real ClickHouse with the real schema, {@link StoredRow}s and {@link StoredPast}, a Kafka, an
 * order database, and REST on them: started once for all test classes that take it as a parameter
 * of their constructor.
 */
final class RestStack implements AutoCloseable {
    /** Fences that a tenant may have here. */
    static final int MAX_FENCES = 8;

    private final Path folder;
    private final EmbeddedClickHouse clickHouse;
    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres postgres;
    private final GeofenceRegister fences;
    private final SigningKey key;
    private final RestServer server;

    private RestStack() throws Exception {
        folder = Files.createTempDirectory("rest");
        clickHouse = EmbeddedClickHouse.start(folder.resolve("clickhouse"));
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        postgres = EmbeddedPostgres.start(folder.resolve("postgres"));
        fences = newFences();
        fences.start(failure -> {});
        await().atMost(Duration.ofSeconds(30)).until(fences::isReady);
        key =
                SigningKey.read(
                        Files.writeString(
                                folder.resolve("key"),
                                Base64.getEncoder()
                                        .encodeToString(
                                                "k".repeat(32).getBytes(StandardCharsets.UTF_8))));
        for (Path file : migrations()) {
            String sql = Files.readString(file).replaceAll("(?m)^--.*$", "");
            for (String statement : sql.split(";\\s*\\n", -1)) {
                if (!statement.isBlank()) {
                    execute(statement);
                }
            }
        }
        execute(
                StoredRow.INSERT
                        + String.join(",", StoredRow.ALL.stream().map(StoredRow::values).toList()));
        for (String insert : StoredPast.inserts()) {
            execute(insert);
        }
        server = start(config(clickHouse.url(), Duration.ofSeconds(10)), QueryLimits.of(4, 4));
    }

    /** All of them, in the order in which the jobs run them. */
    private static List<Path> migrations() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../infra/clickhouse"))) {
            return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
        }
    }

    /** Gives the one stack to whoever asks for it; it ends with the last test. */
    static final class Resolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RestStack.class;
        }

        @Override
        public @Nullable Object resolveParameter(
                ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(RestStack.class, type -> started());
        }

        private static RestStack started() {
            try {
                return new RestStack();
            } catch (Exception e) {
                throw new IllegalStateException("the stack can't start", e);
            }
        }
    }

    RestServer server() {
        return server;
    }

    /** Another server, on the same or another history. */
    RestServer start(HistoryConfig history, QueryLimits limits) throws Exception {
        return start(history, limits, fences, orders());
    }

    RestServer start(
            HistoryConfig history,
            QueryLimits limits,
            GeofenceRegister register,
            OrdersConfig orders)
            throws Exception {
        return RestServer.start(
                new TokenVerifier(key, Clock.systemUTC()),
                new RestSources(
                        History.of(history),
                        register,
                        new OrderDatabase(orders),
                        Clock.systemUTC()),
                limits);
    }

    /** Of another gateway on the same Kafka; whoever asks for it starts and closes it. */
    GeofenceRegister newFences() {
        return new GeofenceRegister(
                Map.of("bootstrap.servers", kafka.bootstrapServers()), MAX_FENCES, () -> {});
    }

    OrdersConfig orders() {
        return new OrdersConfig(postgres.jdbcUrl(), postgres.user(), postgres.password(), "public");
    }

    /** A connection to the order database, as an order system has it. */
    Connection orderSystem() throws SQLException {
        return postgres.connect();
    }

    HistoryConfig config(String url, Duration timeout) {
        return new HistoryConfig(
                url, "default", clickHouse.readOnlyUser(), clickHouse.readOnlyPassword(), timeout);
    }

    String clickHouseUrl() {
        return clickHouse.url();
    }

    String ops() {
        return token("acme", Role.OPS, "ops");
    }

    String token(String tenant, Role role, String subject) {
        return token(tenant, role, subject, Duration.ofMinutes(10));
    }

    String token(String tenant, Role role, String subject, Duration validFor) {
        return key.sign(new Principal(tenant, role, subject, Instant.now().plus(validFor)));
    }

    /** Runs a statement as the user who may do everything. */
    void execute(String sql) throws Exception {
        HttpResponse<String> response =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(clickHouse.url() + "/"))
                                        .header("X-ClickHouse-User", clickHouse.user())
                                        .header("X-ClickHouse-Key", clickHouse.password())
                                        .POST(HttpRequest.BodyPublishers.ofString(sql))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    @Override
    public void close() throws Exception {
        server.close();
        fences.close();
        kafka.close();
        postgres.close();
        clickHouse.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException("what the tests wrote can't be removed", e);
        }
    }
}
