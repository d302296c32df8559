/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A question about the steps of a span; steps count from 1970. Its statement has the parameters
 * {@code tenant}, {@code from}, {@code to} and {@code step} (milliseconds), and those of its own.
 *
 * @param sql the statement
 * @param own its further parameters, the same for every call
 */
record SteppedQuery(String sql, Map<String, Long> own) {
    SteppedQuery {
        own = Map.copyOf(own);
    }

    /** What each row says, in their order. */
    <T> List<T> list(
            ClickHouseReader reader,
            String tenant,
            TimeSpan span,
            Duration step,
            Function<Columns, T> point)
            throws HistoryException, InterruptedException {
        Map<String, String> parameters = new HashMap<>();
        own.forEach((name, value) -> parameters.put(name, Long.toString(value)));
        parameters.put("tenant", tenant);
        parameters.put("from", Long.toString(span.from().toEpochMilli()));
        parameters.put("to", Long.toString(span.to().toEpochMilli()));
        parameters.put("step", Long.toString(step.toMillis()));
        List<T> points = new ArrayList<>();
        for (JsonNode row : reader.query(sql, parameters)) {
            points.add(point.apply(new Columns(row)));
        }
        return points;
    }
}
