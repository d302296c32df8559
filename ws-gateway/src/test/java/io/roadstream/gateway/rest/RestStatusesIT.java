/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.fixtures.OpenApiRoot.Operation;
import io.roadstream.gateway.auth.Role;
import io.roadstream.gateway.rest.RestServer.Checked;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The document says what is answered: each status of each operation is provoked, none is left. */
@Timeout(60)
@ExtendWith(RestStack.Resolver.class)
class RestStatusesIT {
    private static final OpenApiDocument DOCUMENT = OpenApiDocument.served();
    private static final QueryLimits ONE = QueryLimits.of(1, 1);
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final String UNKNOWN_TABLE = "60";
    private static final String TIMEOUT_EXCEEDED = "159";
    private static final String MEMORY_LIMIT_EXCEEDED = "241";

    // No place has this latitude, and no vehicle sends fewer reports than one.
    private static final String IMPOSSIBLE_ROWS = "{\"data\":[[\"v\",0,999,0,null,null,[]]]}";

    private final RestStack stack;

    RestStatusesIT(RestStack stack) {
        this.stack = stack;
    }

    static Stream<Arguments> documented() {
        return DOCUMENT.operations().stream()
                .flatMap(
                        operation ->
                                DOCUMENT.statuses(operation).stream()
                                        .map(status -> Arguments.of(operation, status)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("documented")
    void answersEachStatusThatIsDocumented(Operation operation, int status) throws Exception {
        Route route = Route.find(OpenApiDocument.examplePath(operation)).orElseThrow().route();
        Checked answer =
                route.desk() == Route.Desk.OPERATIONS
                        ? new DeskStatuses(stack, operation.method(), route).provoke(status)
                        : provoke(route, status);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
    }

    @Test
    void describesEveryRouteAndParameterAndNoOther() {
        assertThat(DOCUMENT.operations().stream().map(Object::toString))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Route.values())
                                .flatMap(
                                        route ->
                                                route.methods().stream()
                                                        .map(method -> method + " " + route.path()))
                                .toList());
        for (Operation operation : DOCUMENT.operations()) {
            assertThat(DOCUMENT.parameters(operation))
                    .containsExactlyInAnyOrderElementsOf(
                            Route.find(OpenApiDocument.examplePath(operation))
                                    .orElseThrow()
                                    .route()
                                    .parameters());
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersOtherMethodsAndPathsWithAProblem(Route route) throws Exception {
        String path = example(route);

        for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS")) {
            if (!route.methods().contains(method)) {
                Checked answer = stack.server().request(method, path, stack.ops());
                assertThat(answer.status()).isEqualTo(405);
                assertThat(answer.headers().firstValue("Allow"))
                        .contains(String.join(", ", route.methods()));
            }
        }
        assertThat(stack.server().get(path.split("\\?", -1)[0] + "/no/no", stack.ops()).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://127.0.0.1:1"})
    void saysThatThereIsNoHistory(String url) throws Exception {
        try (RestServer alone = stack.start(stack.config(url, PATIENT), ONE)) {
            assertThat(alone.get("/v1/vehicles", stack.ops()).status()).isEqualTo(503);
        }
    }

    @Test
    void givesUpAClickHouseThatNeverAnswers() throws Exception {
        try (ScriptedClickHouse silent = ScriptedClickHouse.holding();
                RestServer impatient =
                        stack.start(stack.config(silent.url(), Duration.ofSeconds(1)), ONE)) {
            Checked answer = impatient.get("/v1/vehicles", stack.ops());

            assertThat(answer.status()).isEqualTo(504);
            assertThat(answer.detail()).contains("longer than gateway-query-timeout, 1 s");
        }
    }

    /** Who reads nothing before all is sent sees the answer, and may go on on that connection. */
    @Test
    void answersABodyThatIsTooLongOnceItWasSent() throws Exception {
        byte[] body = new byte[4 * RequestBody.MAX_BYTES];
        String refused =
                "PUT /v1/geofences/one HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n"
                        .formatted(stack.ops(), body.length);
        String next = "GET /v1/openapi.json HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), stack.server().port())) {
            OutputStream out = socket.getOutputStream();
            out.write(refused.getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.write(next.getBytes(StandardCharsets.US_ASCII));

            String answers =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answers).startsWith("HTTP/1.1 413 ").contains("HTTP/1.1 200 ");
        }
    }

    /** Nobody is told to go on with what will be refused. */
    @Test
    void refusesABodyThatIsTooLongBeforeItIsSent() throws Exception {
        String asked =
                "PUT /v1/geofences/one HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n"
                        .formatted(stack.ops(), 4 * RequestBody.MAX_BYTES);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), stack.server().port())) {
            socket.getOutputStream().write(asked.getBytes(StandardCharsets.US_ASCII));

            byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 413".length());

            assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    private Checked provoke(Route route, int status) throws Exception {
        String path = example(route);
        String separator = path.contains("?") ? "&" : "?";
        return switch (status) {
            case 200 -> stack.server().get(path, stack.ops());
            case 400 -> stack.server().get(path + separator + "unknown=1", stack.ops());
            case 401 -> stack.server().get(path, null);
            case 403 -> stack.server().get(path, stack.token("acme", Role.DRIVER, "acme-2"));
            case 404 -> stack.server().get(path, stack.token("nobody", Role.OPS, "ops"));
            case 405 -> stack.server().request("POST", path, stack.ops());
            case 429 -> refusedByABusyOne(path);
            case 500 -> scripted(path, 200, Map.of(), IMPOSSIBLE_ROWS);
            case 422 -> refusedByClickHouse(path, MEMORY_LIMIT_EXCEEDED);
            case 503 -> refusedByClickHouse(path, UNKNOWN_TABLE);
            case 504 -> refusedByClickHouse(path, TIMEOUT_EXCEEDED);
            default -> throw new AssertionError("no test provokes status " + status);
        };
    }

    private Checked refusedByClickHouse(String path, String code) throws Exception {
        return scripted(path, 500, Map.of("X-ClickHouse-Exception-Code", code), "refused");
    }

    private Checked scripted(String path, int status, Map<String, String> headers, String body)
            throws Exception {
        try (ScriptedClickHouse clickHouse = ScriptedClickHouse.answering(status, headers, body);
                RestServer server = stack.start(stack.config(clickHouse.url(), PATIENT), ONE)) {
            return server.get(path, stack.ops());
        }
    }

    /** One query runs, one waits, and of the three the one that comes last is refused at once. */
    private Checked refusedByABusyOne(String path) throws Exception {
        try (ScriptedClickHouse clickHouse = ScriptedClickHouse.holding();
                RestServer server = stack.start(stack.config(clickHouse.url(), PATIENT), ONE)) {
            List<CompletableFuture<Checked>> answers =
                    Stream.generate(() -> server.begin("GET", path, stack.ops())).limit(3).toList();
            Checked first =
                    (Checked)
                            CompletableFuture.anyOf(answers.toArray(CompletableFuture[]::new))
                                    .get();
            clickHouse.release();
            for (CompletableFuture<Checked> answer : answers) {
                answer.get();
            }
            return first;
        }
    }

    private static String example(Route route) {
        String path = route.path().replace("{id}", "acme-1");
        return route.parameters().contains("from") ? path + "?" + StoredRow.SPAN : path;
    }
}
