/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The OpenAPI document, to hold answers against it. Thread-safe. */
final class OpenApiDocument {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;

    private final JsonNode root;
    private final JsonSchemaFactory schemas =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

    private OpenApiDocument(JsonNode root) {
        this.root = root;
    }

    /** The one that the gateway serves. */
    static OpenApiDocument served() {
        try (InputStream in =
                Objects.requireNonNull(RestHandler.class.getResourceAsStream("openapi.json"))) {
            return new OpenApiDocument(JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("openapi.json can't be read", e);
        }
    }

    /**
     * A method on a path.
     *
     * @param method in capitals
     * @param path with its parameters in braces
     */
    record Operation(String method, String path) {
        String examplePath() {
            return path.replaceAll("\\{[^}]*}", "acme-1");
        }

        private boolean fits(String requested) {
            return requested.matches(path.replaceAll("\\{[^}]*}", "[^/]+"));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .fieldNames()
                                        .forEachRemaining(
                                                method ->
                                                        operations.add(
                                                                new Operation(
                                                                        method.toUpperCase(
                                                                                Locale.ROOT),
                                                                        path.getKey()))));
        return operations;
    }

    List<String> parameters(Operation operation) {
        List<String> names = new ArrayList<>();
        for (JsonNode parameter : described(operation).path("parameters")) {
            JsonNode resolved = resolved(parameter);
            if (resolved.path("in").asText().equals("query")) {
                names.add(resolved.path("name").asText());
            }
        }
        return names;
    }

    List<Integer> statuses(Operation operation) {
        List<Integer> statuses = new ArrayList<>();
        described(operation)
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
        JsonNode schema =
                described
                        .path("content")
                        .path(response.headers().firstValue("Content-Type").orElse(""))
                        .path("schema");
        assertThat(schema.isMissingNode()).as("media type of %s", response.headers()).isFalse();
        JsonNode body = parsed(response.body());
        assertThat(compiled.computeIfAbsent(schema, this::compiled).validate(body))
                .as(response.body())
                .isEmpty();
        if (body.has("status")) {
            assertThat(body.path("status").asInt()).isEqualTo(response.statusCode());
        }
        described
                .path("headers")
                .fieldNames()
                .forEachRemaining(
                        name -> assertThat(response.headers().firstValue(name)).isPresent());
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        return body;
    }

    /** Methods other than GET are described with GET; paths that are none have a 404. */
    private JsonNode response(String requested, HttpResponse<String> response) {
        Optional<Operation> operation =
                operations().stream().filter(each -> each.fits(requested)).findFirst();
        String status = Integer.toString(response.statusCode());
        if (operation.isEmpty()) {
            return response.statusCode() == NOT_FOUND
                    ? root.at("/components/responses/NotFound")
                    : root.path("no such path");
        }
        boolean isOtherMethod = !response.request().method().equals(operation.get().method());
        assertThat(response.statusCode() == METHOD_NOT_ALLOWED)
                .as("%s %s", response.request().method(), requested)
                .isEqualTo(isOtherMethod);
        return resolved(described(operation.get()).path("responses").path(status));
    }

    private JsonNode described(Operation operation) {
        return root.path("paths")
                .path(operation.path())
                .path(operation.method().toLowerCase(Locale.ROOT));
    }

    private JsonSchema compiled(JsonNode schema) {
        ObjectNode standalone = schema.deepCopy();
        standalone.set("components", root.path("components"));
        return schemas.getSchema(standalone);
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + body, e);
        }
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }
}
