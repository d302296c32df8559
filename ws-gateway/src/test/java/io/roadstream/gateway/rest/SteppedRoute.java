/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadstream.gateway.auth.Role;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A route that answers with points of a span, for ops alone.
 *
 * @param stack that answers
 * @param path of it
 * @param list the member that has the points
 * @param numbers members of a point beside its time
 */
record SteppedRoute(RestStack stack, String path, String list, List<String> numbers) {
    /** The points as lines: the time and each number. */
    List<String> points(String tenant, Instant from, Instant to, int step) throws Exception {
        JsonNode answer =
                stack.server()
                        .get(
                                "%s?from=%s&to=%s&step=%d".formatted(path, from, to, step),
                                stack.token(tenant, Role.OPS, "ops"))
                        .body();
        assertThat(answer.path("stepSeconds").asInt()).isEqualTo(step);
        return StreamSupport.stream(answer.path(list).spliterator(), false)
                .map(this::line)
                .toList();
    }

    void assertRefused(String tenant, Role role) throws Exception {
        assertThat(
                        stack.server()
                                .get(path + "?" + StoredRow.SPAN, stack.token(tenant, role, "v-5"))
                                .status())
                .isEqualTo(403);
    }

    private String line(JsonNode point) {
        return Stream.concat(
                        Stream.of(point.path("time").asText()),
                        numbers.stream().map(name -> Long.toString(point.path(name).asLong())))
                .collect(Collectors.joining(" "));
    }
}
