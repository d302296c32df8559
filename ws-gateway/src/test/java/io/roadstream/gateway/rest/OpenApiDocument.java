/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadstream.contract.fixtures.OpenApiRoot;
import io.roadstream.contract.fixtures.OpenApiRoot.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The gateway's OpenAPI document, to hold answers against it. Thread-safe. */
final class OpenApiDocument {
    private static final int FIRST_PROBLEM = 400;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final String IN_BRACES = "\\{[^}]*}";

    private final OpenApiRoot root;

    private OpenApiDocument(OpenApiRoot root) {
        this.root = root;
    }

    /** The one that the gateway serves. */
    static OpenApiDocument served() {
        try (InputStream in =
                Objects.requireNonNull(RestHandler.class.getResourceAsStream("openapi.json"))) {
            return new OpenApiDocument(
                    OpenApiRoot.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("openapi.json can't be read", e);
        }
    }

    List<Operation> operations() {
        return root.operations();
    }

    static String examplePath(Operation operation) {
        return operation.path().replaceAll(IN_BRACES, "acme-1");
    }

    List<String> parameters(Operation operation) {
        List<String> names = new ArrayList<>();
        for (JsonNode parameter : operation.node().path("parameters")) {
            JsonNode resolved = root.resolved(parameter);
            if (resolved.path("in").asText().equals("query")) {
                names.add(resolved.path("name").asText());
            }
        }
        return names;
    }

    List<Integer> statuses(Operation operation) {
        List<Integer> statuses = new ArrayList<>();
        operation
                .node()
                .path("responses")
                .fieldNames()
                .forEachRemaining(status -> statuses.add(Integer.valueOf(status)));
        return statuses;
    }

    /** The status is described for the path, and headers and body are as described. */
    JsonNode check(String requested, HttpResponse<String> response) {
        JsonNode described = response(requested, response);
        assertThat(described.isMissingNode())
                .as("%s has no %d: %s", requested, response.statusCode(), response.body())
                .isFalse();
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        if (!described.has("content")) {
            assertThat(response.body()).isEmpty();
            return described.path("no body");
        }
        JsonNode schema =
                described
                        .path("content")
                        .path(response.headers().firstValue("Content-Type").orElse(""))
                        .path("schema");
        assertThat(schema.isMissingNode()).as("media type of %s", response.headers()).isFalse();
        JsonNode body = OpenApiRoot.json(response.body());
        assertThat(root.validate(schema, body)).as(response.body()).isEmpty();
        if (response.statusCode() >= FIRST_PROBLEM) {
            assertThat(body.path("status").asInt()).isEqualTo(response.statusCode());
        }
        described
                .path("headers")
                .fieldNames()
                .forEachRemaining(
                        name -> assertThat(response.headers().firstValue(name)).isPresent());
        return body;
    }

    /** Other methods are described with those of the path; paths that are none have a 404. */
    private JsonNode response(String requested, HttpResponse<String> response) {
        List<Operation> ofPath = operations(requested);
        if (ofPath.isEmpty()) {
            return response.statusCode() == NOT_FOUND
                    ? root.node().at("/components/responses/NotFound")
                    : root.node().path("no such path");
        }
        String method = response.request().method();
        Optional<Operation> operation =
                ofPath.stream().filter(each -> each.method().equals(method)).findFirst();
        assertThat(response.statusCode() == METHOD_NOT_ALLOWED)
                .as("%s %s", method, requested)
                .isEqualTo(operation.isEmpty());
        return root.response(operation.orElse(ofPath.get(0)), response.statusCode());
    }

    /** Those of the path; one without parameters comes before one that fits, too. */
    private List<Operation> operations(String requested) {
        List<Operation> exact =
                operations().stream().filter(each -> each.path().equals(requested)).toList();
        return exact.isEmpty()
                ? operations().stream()
                        .filter(
                                each ->
                                        requested.matches(
                                                each.path().replaceAll(IN_BRACES, "[^/]+")))
                        .toList()
                : exact;
    }
}
