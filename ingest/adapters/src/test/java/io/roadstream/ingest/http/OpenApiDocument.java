/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An OpenAPI document as far as the tests need it. */
final class OpenApiDocument {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;
    private final JsonSchemaFactory schemas =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private OpenApiDocument(JsonNode root) {
        this.root = root;
    }

    static OpenApiDocument parse(String text) throws JsonProcessingException {
        return new OpenApiDocument(JSON.readTree(text));
    }

    /** An example of a request body; without a value there is no body. */
    record Example(String mediaType, String name, @Nullable JsonNode value) {
        String text() {
            if (value == null) {
                return "";
            }
            return value.isTextual() ? value.asText() : value.toString();
        }
    }

    record Operation(String method, String path, JsonNode node, boolean needsKey) {
        List<Example> examples() {
            List<Example> examples = new ArrayList<>();
            node.path("requestBody")
                    .path("content")
                    .properties()
                    .forEach(
                            content ->
                                    content.getValue()
                                            .path("examples")
                                            .properties()
                                            .forEach(
                                                    example ->
                                                            examples.add(
                                                                    new Example(
                                                                            content.getKey(),
                                                                            example.getKey(),
                                                                            example.getValue()
                                                                                    .path(
                                                                                            "value")))));
            return examples;
        }

        /** A query made of the examples of the parameters. */
        String exampleQuery() {
            String query =
                    stream(node.path("parameters")).stream()
                            .filter(parameter -> parameter.has("example"))
                            .map(
                                    parameter ->
                                            parameter.path("name").asText()
                                                    + "="
                                                    + URLEncoder.encode(
                                                            parameter.path("example").asText(),
                                                            StandardCharsets.UTF_8))
                            .collect(Collectors.joining("&"));
            return query.isEmpty() ? "" : "?" + query;
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
                                        .properties()
                                        .forEach(
                                                method ->
                                                        operations.add(
                                                                operation(
                                                                        path.getKey(),
                                                                        method.getKey(),
                                                                        method.getValue()))));
        return operations;
    }

    JsonNode response(Operation operation, int status) {
        return resolved(operation.node().path("responses").path(Integer.toString(status)));
    }

    JsonNode schema(String name) {
        return root.path("components").path("schemas").path(name);
    }

    Collection<ValidationMessage> problemsOfRequest(Operation operation, Example example) {
        JsonNode schema =
                operation
                        .node()
                        .path("requestBody")
                        .path("content")
                        .path(example.mediaType())
                        .path("schema");
        return validate(schema, example.value() == null ? JSON.nullNode() : example.value());
    }

    /** What is wrong with a body; one that is no JSON is taken as text. */
    Collection<ValidationMessage> problems(JsonNode schema, String body) {
        JsonNode value;
        try {
            value = schema.path("type").asText().equals("string") ? null : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + body, e);
        }
        return validate(schema, value == null ? TextNode.valueOf(body) : value);
    }

    private Collection<ValidationMessage> validate(JsonNode schema, JsonNode value) {
        ObjectNode standalone = schema.deepCopy();
        standalone.set("components", root.path("components"));
        JsonSchema compiled = schemas.getSchema(standalone);
        return compiled.validate(value);
    }

    private Operation operation(String path, String method, JsonNode node) {
        JsonNode security = node.has("security") ? node.path("security") : root.path("security");
        return new Operation(method.toUpperCase(Locale.ROOT), path, node, !security.isEmpty());
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static List<JsonNode> stream(JsonNode array) {
        List<JsonNode> nodes = new ArrayList<>();
        array.forEach(nodes::add);
        return nodes;
    }
}
