/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadstream.embedded.kafka.EmbeddedKafka;
import io.roadstream.ingest.fixtures.TestIngest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the served document and the server against each other. */
class OpenApiIT {
    private static final String MALFORMED = "{\"no json";

    @TempDir static Path folder;

    private static EmbeddedKafka kafka;
    private static TestIngest ingest;
    private static OpenApiDocument document;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        ingest =
                TestIngest.start(
                        kafka,
                        folder,
                        Clock.systemUTC(),
                        Map.of(
                                "ingest-max-body-bytes", "4096",
                                "ingest-max-in-flight-bytes", "16384"));
        document =
                OpenApiDocument.parse(
                        ingest.send(HttpRequest.newBuilder(ingest.uri("/v1/openapi.json"))).body());
    }

    @AfterAll
    static void stop() {
        ingest.close();
        kafka.close();
    }

    static Stream<OpenApiDocument.Operation> operations() {
        return document.operations().stream();
    }

    static Stream<OpenApiDocument.Operation> operationsWithKey() {
        return operations().filter(OpenApiDocument.Operation::needsKey);
    }

    static Stream<OpenApiDocument.Operation> operationsWithBody() {
        return operations().filter(operation -> !operation.examples().isEmpty());
    }

    @Test
    void describesEveryRouteAndNoOther() {
        assertThat(operations().map(OpenApiDocument.Operation::toString))
                .containsExactlyInAnyOrderElementsOf(
                        ingest.server().listRoutes().stream()
                                .map(route -> route.method() + " " + route.path())
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void answersEveryExampleAsDescribed(OpenApiDocument.Operation operation) throws Exception {
        List<OpenApiDocument.Example> examples =
                operation.examples().isEmpty()
                        ? List.of(new OpenApiDocument.Example("", "", null))
                        : operation.examples();
        for (OpenApiDocument.Example example : examples) {
            if (example.value() != null && example.mediaType().endsWith("json")) {
                assertThat(document.problemsOfRequest(operation, example)).isEmpty();
            }
            HttpResponse<String> response =
                    send(operation, operation.exampleQuery(), example.mediaType(), example.text());

            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            assertAsDescribed(operation, response);
        }
    }

    @ParameterizedTest
    @MethodSource("operationsWithKey")
    void wantsAKeyWhereItSaysSo(OpenApiDocument.Operation operation) throws Exception {
        HttpResponse<String> response =
                ingest.send(
                        HttpRequest.newBuilder(ingest.uri(operation.path()))
                                .method(operation.method(), BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(401);
        assertAsDescribed(operation, response);
    }

    @ParameterizedTest
    @MethodSource("operationsWithKey")
    void refusesAStatedIngestTimeWithoutTheRight(OpenApiDocument.Operation operation)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(ingest.uri(operation.path()))
                        .header("Authorization", "Bearer " + ingest.key())
                        .header("Roadstream-As-Of", "2026-03-01T08:00:00Z")
                        .method(operation.method(), BodyPublishers.noBody());

        HttpResponse<String> response = ingest.send(request);

        assertThat(response.statusCode()).isEqualTo(403);
        assertAsDescribed(operation, response);
    }

    @ParameterizedTest
    @MethodSource("operationsWithKey")
    void refusesWhatIsNoPosition(OpenApiDocument.Operation operation) throws Exception {
        HttpResponse<String> response =
                operation.examples().isEmpty()
                        ? send(operation, "", "", "")
                        : send(operation, "", "application/json", MALFORMED);

        assertThat(response.statusCode()).isEqualTo(400);
        assertAsDescribed(operation, response);
    }

    @ParameterizedTest
    @MethodSource("operationsWithBody")
    void refusesOtherTypesAndLargeBodies(OpenApiDocument.Operation operation) throws Exception {
        HttpResponse<String> type = send(operation, "", "application/xml", "<x/>");
        HttpResponse<String> size = send(operation, "", "application/json", "x".repeat(4_097));

        assertThat(type.statusCode()).isEqualTo(415);
        assertAsDescribed(operation, type);
        assertThat(size.statusCode()).isEqualTo(413);
        assertAsDescribed(operation, size);
    }

    @Test
    void describesABatchThatIsRefusedAsAWhole() throws Exception {
        OpenApiDocument.Operation operation =
                operations()
                        .filter(o -> o.path().equals("/v1/positions"))
                        .findFirst()
                        .orElseThrow();

        HttpResponse<String> response =
                send(operation, "", "application/json", "[{\"vehicle\":\"a\",\"speed\":1},{}]");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"rejected\":2").contains("\"ignoredFields\"");
        assertAsDescribed(operation, response);
    }

    @Test
    void answersUnknownPathsAndMethodsWithAProblem() throws Exception {
        HttpResponse<String> path = ingest.send(HttpRequest.newBuilder(ingest.uri("/v1/nowhere")));
        HttpResponse<String> method =
                ingest.send(
                        HttpRequest.newBuilder(ingest.uri("/owntracks"))
                                .method("PUT", BodyPublishers.noBody()));

        assertThat(path.statusCode()).isEqualTo(404);
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(method.headers().firstValue("Allow")).contains("POST");
        for (HttpResponse<String> response : List.of(path, method)) {
            assertThat(response.headers().firstValue("Content-Type"))
                    .contains("application/problem+json");
            assertThat(document.problems(document.schema("Problem"), response.body())).isEmpty();
        }
    }

    private static HttpResponse<String> send(
            OpenApiDocument.Operation operation, String query, String mediaType, String body)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(ingest.uri(operation.path() + query))
                        .method(operation.method(), BodyPublishers.ofString(body));
        if (operation.needsKey()) {
            request.header("Authorization", "Bearer " + ingest.key());
        }
        if (!mediaType.isEmpty()) {
            request.header("Content-Type", mediaType);
        }
        return ingest.send(request);
    }

    /** The status is in the document, and the body is as the document says of it. */
    private static void assertAsDescribed(
            OpenApiDocument.Operation operation, HttpResponse<String> response) {
        JsonNode described = document.response(operation, response.statusCode());
        assertThat(described.isMissingNode())
                .as("%s has no %d", operation, response.statusCode())
                .isFalse();
        String mediaType =
                response.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        JsonNode schema = described.path("content").path(mediaType).path("schema");
        assertThat(schema.isMissingNode()).as("%s as %s", operation, mediaType).isFalse();
        assertThat(document.problems(schema, response.body())).as(response.body()).isEmpty();
        described
                .path("headers")
                .fieldNames()
                .forEachRemaining(
                        name -> assertThat(response.headers().firstValue(name)).isPresent());
    }
}
