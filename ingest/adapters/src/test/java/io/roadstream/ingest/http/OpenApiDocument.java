/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.ValidationMessage;
import io.roadstream.contract.fixtures.OpenApiRoot;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An OpenAPI document as far as the tests need it. */
final class OpenApiDocument {
    private final OpenApiRoot root;

    private OpenApiDocument(OpenApiRoot root) {
        this.root = root;
    }

    static OpenApiDocument parse(String text) {
        return new OpenApiDocument(OpenApiRoot.parse(text));
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

    record Operation(OpenApiRoot.Operation described, boolean needsKey) {
        String method() {
            return described.method();
        }

        String path() {
            return described.path();
        }

        List<Example> examples() {
            List<Example> examples = new ArrayList<>();
            described
                    .node()
                    .path("requestBody")
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
                    stream(described.node().path("parameters")).stream()
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
            return described.toString();
        }
    }

    List<Operation> operations() {
        return root.operations().stream().map(this::operation).toList();
    }

    JsonNode response(Operation operation, int status) {
        return root.response(operation.described(), status);
    }

    JsonNode schema(String name) {
        return root.node().path("components").path("schemas").path(name);
    }

    Collection<ValidationMessage> problemsOfRequest(Operation operation, Example example) {
        JsonNode schema =
                operation
                        .described()
                        .node()
                        .path("requestBody")
                        .path("content")
                        .path(example.mediaType())
                        .path("schema");
        return root.validate(
                schema, example.value() == null ? NullNode.getInstance() : example.value());
    }

    /** What is wrong with a body; one that is no JSON is taken as text. */
    Collection<ValidationMessage> problems(JsonNode schema, String body) {
        boolean isText = schema.path("type").asText().equals("string");
        return root.validate(schema, isText ? TextNode.valueOf(body) : OpenApiRoot.json(body));
    }

    private Operation operation(OpenApiRoot.Operation described) {
        JsonNode own = described.node();
        JsonNode security =
                own.has("security") ? own.path("security") : root.node().path("security");
        return new Operation(described, !security.isEmpty());
    }

    private static List<JsonNode> stream(JsonNode array) {
        List<JsonNode> nodes = new ArrayList<>();
        array.forEach(nodes::add);
        return nodes;
    }
}
