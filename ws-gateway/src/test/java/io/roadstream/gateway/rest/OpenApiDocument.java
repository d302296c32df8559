/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** The served OpenAPI document, to hold answers against it. */
final class OpenApiDocument {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;
    private final JsonSchemaFactory schemas =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    OpenApiDocument(String text) throws Exception {
        this.root = JSON.readTree(text);
    }

    List<String> paths() {
        List<String> paths = new ArrayList<>();
        root.path("paths").fieldNames().forEachRemaining(paths::add);
        return paths;
    }

    List<String> parameters(String path) {
        List<String> names = new ArrayList<>();
        for (JsonNode parameter : root.path("paths").path(path).path("get").path("parameters")) {
            JsonNode resolved = resolved(parameter);
            if (resolved.path("in").asText().equals("query")) {
                names.add(resolved.path("name").asText());
            }
        }
        return names;
    }

    List<Integer> statuses(String path) {
        List<Integer> statuses = new ArrayList<>();
        root.path("paths")
                .path(path)
                .path("get")
                .path("responses")
                .fieldNames()
                .forEachRemaining(status -> statuses.add(Integer.valueOf(status)));
        return statuses;
    }

    /** The status is described for the path, and headers and body are as described. */
    JsonNode check(String path, HttpResponse<String> response) throws Exception {
        JsonNode described =
                resolved(
                        root.path("paths")
                                .path(path)
                                .path("get")
                                .path("responses")
                                .path(Integer.toString(response.statusCode())));
        assertThat(described.isMissingNode())
                .as("%s has no %d: %s", path, response.statusCode(), response.body())
                .isFalse();
        JsonNode schema =
                described
                        .path("content")
                        .path(response.headers().firstValue("Content-Type").orElse(""))
                        .path("schema");
        assertThat(schema.isMissingNode()).as("media type of %s", response.headers()).isFalse();
        ObjectNode standalone = schema.deepCopy();
        standalone.set("components", root.path("components"));
        JsonNode body = JSON.readTree(response.body());
        assertThat(schemas.getSchema(standalone).validate(body)).as(response.body()).isEmpty();
        described
                .path("headers")
                .fieldNames()
                .forEachRemaining(
                        name -> assertThat(response.headers().firstValue(name)).isPresent());
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        return body;
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }
}
