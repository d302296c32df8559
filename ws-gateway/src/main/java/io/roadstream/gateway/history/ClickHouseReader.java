/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadstream.gateway.history.HistoryException.Cause;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs queries over ClickHouse's HTTP interface. Values travel beside the statement as its
 * parameters and never within it. Thread-safe.
 */
final class ClickHouseReader {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
    // ClickHouse looks at its clock between blocks; beyond this it is given up.
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final String TIMEOUT_EXCEEDED = "159";
    private static final String MEMORY_LIMIT_EXCEEDED = "241";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HistoryConfig config;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_WITHIN)
                    .build();

    ClickHouseReader(HistoryConfig config) {
        this.config = config;
    }

    /** The rows of the result: an array, each again an array of its columns. */
    JsonNode query(String sql, Map<String, String> parameters)
            throws HistoryException, InterruptedException {
        if (config.url().isEmpty()) {
            throw new HistoryException(
                    Cause.NOT_CONFIGURED,
                    "the gateway has no history: gateway-clickhouse-url is empty",
                    null);
        }
        HttpResponse<byte[]> response = send(sql, parameters);
        if (response.statusCode() != OK) {
            throw refusal(response);
        }
        try {
            JsonNode rows = JSON.readTree(response.body()).path("data");
            if (rows.isArray()) {
                return rows;
            }
            throw new IOException("the answer has no data");
        } catch (IOException e) {
            // It had begun to answer when the error came.
            throw new HistoryException(Cause.AWAY, "ClickHouse broke off its answer", e);
        }
    }

    private HttpResponse<byte[]> send(String sql, Map<String, String> parameters)
            throws HistoryException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(
                        HttpRequest.newBuilder(uri(parameters))
                                .header("X-ClickHouse-User", config.user())
                                .header("X-ClickHouse-Key", config.password())
                                .POST(HttpRequest.BodyPublishers.ofString(sql))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        try {
            return answer.get(config.timeout().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw tooSlow(e);
        } catch (ExecutionException e) {
            throw new HistoryException(Cause.AWAY, "ClickHouse does not answer", e);
        } finally {
            // Also after an interrupt nobody waits for it any more.
            answer.cancel(true);
        }
    }

    private URI uri(Map<String, String> parameters) {
        StringBuilder query =
                new StringBuilder("/?default_format=JSONCompact&wait_end_of_query=1&database=")
                        .append(encoded(config.database()))
                        .append("&max_execution_time=")
                        .append(config.timeout().toSeconds());
        parameters.forEach(
                (name, value) ->
                        query.append("&param_").append(name).append('=').append(encoded(value)));
        return URI.create(config.url()).resolve(query.toString());
    }

    private HistoryException refusal(HttpResponse<byte[]> response) {
        String code = response.headers().firstValue("X-ClickHouse-Exception-Code").orElse("");
        if (code.equals(TIMEOUT_EXCEEDED)) {
            return tooSlow(null);
        }
        IOException said = new IOException(new String(response.body(), StandardCharsets.UTF_8));
        if (code.equals(MEMORY_LIMIT_EXCEEDED)) {
            return new HistoryException(
                    Cause.TOO_LARGE,
                    "the query needs more memory than ClickHouse has for it",
                    said);
        }
        return new HistoryException(
                Cause.AWAY,
                "ClickHouse refused the query with status %d, code %s"
                        .formatted(response.statusCode(), code),
                said);
    }

    private HistoryException tooSlow(@Nullable Throwable cause) {
        return new HistoryException(
                Cause.TOO_SLOW,
                "the query took longer than gateway-query-timeout, %d s"
                        .formatted(config.timeout().toSeconds()),
                cause);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
