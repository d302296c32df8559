/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of foreign protocols: an object, and its members if they are there. */
public final class JsonFields {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private JsonFields() {}

    /** The body as a JSON object. */
    public static JsonNode parseObject(byte[] body) {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new InvalidEventException(
                    Reason.MALFORMED, "the body is no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new InvalidEventException(Reason.MALFORMED, "the body is no JSON", e);
        }
        if (root == null || !root.isObject()) {
            throw new InvalidEventException(Reason.MALFORMED, "the body must be a JSON object");
        }
        return root;
    }

    /** Bytes of one part of a document. */
    public static byte[] toBytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** A member that is an object. */
    public static JsonNode getObject(JsonNode parent, String name) {
        JsonNode node = parent.path(name);
        if (!node.isObject()) {
            throw new InvalidEventException(Reason.MISSING_FIELD, name + " is missing");
        }
        return node;
    }

    /** A number, null if absent; a number in quotes counts. */
    public static @Nullable Double number(JsonNode parent, String name) {
        JsonNode node = parent.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        return node.isNumber() ? (Double) node.doubleValue() : parse(name, node.asText());
    }

    /** A number that is negative where the device does not know it; null then and if absent. */
    public static @Nullable Double knownNumber(JsonNode parent, String name) {
        return known(number(parent, name));
    }

    /** Text or a number as text, null if absent. */
    public static @Nullable String text(JsonNode parent, String name) {
        JsonNode node = parent.path(name);
        return node.isTextual() || node.isNumber() ? node.asText() : null;
    }

    /** The value unless it is negative, by which phones say that they don't know. */
    public static @Nullable Double known(@Nullable Double value) {
        return value == null || value < 0 ? null : value;
    }

    /** Reads a number written as text. */
    public static double parse(String name, String text) {
        try {
            return Double.parseDouble(text.trim());
        } catch (NumberFormatException e) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE,
                    "%s must be a number, was '%s'".formatted(name, Excerpt.of(text)),
                    e);
        }
    }
}
