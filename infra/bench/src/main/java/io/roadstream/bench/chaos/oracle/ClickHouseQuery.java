/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Asks ClickHouse by plain HTTP, past every proxy and without the sink's client. Safe for use by
 * several threads.
 */
public final class ClickHouseQuery {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);
    private static final int OK = 200;
    private static final int CHUNK_BYTES = 64 * 1024;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final URI url;
    private final String user;
    private final String password;

    public ClickHouseQuery(URI url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /**
     * The rows of a result, columns by tab.
     *
     * @throws IOException if ClickHouse is not there or refuses the statement
     */
    public List<String> rows(String sql) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> response = http.send(request(sql), BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            List<String> rows = lines.toList();
            if (response.statusCode() != OK) {
                throw new IOException(
                        "ClickHouse answered %d to '%s': %s"
                                .formatted(
                                        response.statusCode(),
                                        sql,
                                        rows.isEmpty() ? "" : rows.get(0)));
            }
            return rows;
        } catch (UncheckedIOException e) {
            throw new IOException("ClickHouse broke off its answer to '%s'".formatted(sql), e);
        }
    }

    /** The number that a statement of one row and one column gives. */
    public long number(String sql) throws IOException, InterruptedException {
        return Long.parseLong(rows(sql).get(0));
    }

    /** How many rows a result has; reads it to the last byte and keeps nothing. */
    public long countRows(String sql) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = http.send(request(sql), BodyHandlers.ofInputStream());
        long rows = 0;
        byte[] chunk = new byte[CHUNK_BYTES];
        try (InputStream body = response.body()) {
            for (int n = body.read(chunk); n >= 0; n = body.read(chunk)) {
                for (int i = 0; i < n; i++) {
                    rows += chunk[i] == '\n' ? 1 : 0;
                }
            }
        }
        if (response.statusCode() != OK) {
            throw new IOException(
                    "ClickHouse answered %d to '%s'".formatted(response.statusCode(), sql));
        }
        return rows;
    }

    private HttpRequest request(String sql) {
        return HttpRequest.newBuilder(url.resolve("/?default_format=TabSeparated"))
                .timeout(ANSWER_WITHIN)
                .header("X-ClickHouse-User", user)
                .header("X-ClickHouse-Key", password)
                .POST(BodyPublishers.ofString(sql))
                .build();
    }
}
