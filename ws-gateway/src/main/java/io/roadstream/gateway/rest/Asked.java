/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.roadstream.gateway.auth.Principal;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.jetty.server.Request;

/**
 * A request that came with all it has.
 *
 * @param match route and id
 * @param request method and headers
 * @param parameters of the query
 * @param principal who asks
 * @param body empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares requests
record Asked(
        Route.Match match,
        Request request,
        Parameters parameters,
        Principal principal,
        byte[] body) {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    String method() {
        return request.getMethod();
    }

    /** The body as JSON. */
    JsonNode json() throws RefusedException {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw Parameters.bad("the body must be JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be read", e);
        }
    }
}
