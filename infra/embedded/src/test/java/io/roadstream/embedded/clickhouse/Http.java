/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** ClickHouse's HTTP interface as curl uses it, as one user. */
final class Http {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final EmbeddedClickHouse clickHouse;
    private final String authorization;

    private Http(EmbeddedClickHouse clickHouse, String user, String password) {
        this.clickHouse = clickHouse;
        this.authorization =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        (user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    static Http admin(EmbeddedClickHouse clickHouse) {
        return new Http(clickHouse, clickHouse.user(), clickHouse.password());
    }

    static Http analyst(EmbeddedClickHouse clickHouse) {
        return new Http(clickHouse, clickHouse.readOnlyUser(), clickHouse.readOnlyPassword());
    }

    /** Alternating names and values as a query string. */
    static String parameters(String... namesAndValues) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.append(query.isEmpty() ? "?" : "&")
                    .append(encoded(namesAndValues[i]))
                    .append('=')
                    .append(encoded(namesAndValues[i + 1]));
        }
        return query.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    HttpRequest.Builder request(String... parameters) {
        return HttpRequest.newBuilder(URI.create(clickHouse.url() + "/" + parameters(parameters)))
                .header("Authorization", authorization);
    }

    HttpResponse<String> post(String body, String... parameters)
            throws IOException, InterruptedException {
        return send(request(parameters).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> post(byte[] body, String... parameters)
            throws IOException, InterruptedException {
        return send(request(parameters).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return CLIENT.send(request.build(), handler);
    }

    /** The result of a statement that must succeed, without the line break at its end. */
    String query(String statement, String... parameters) throws IOException, InterruptedException {
        HttpResponse<String> response = post(statement, parameters);
        if (response.statusCode() != 200) {
            throw new AssertionError(statement + ": " + response.body());
        }
        return response.body().stripTrailing();
    }
}
