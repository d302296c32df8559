/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.roadstream.gateway.auth.TokenVerifier;
import io.roadstream.gateway.page.MapTiles;
import io.roadstream.gateway.page.PageSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/**
 * REST in a server of its own. There is no way to an answer but through the document, so that none
 * is seen that is not described.
 */
final class RestServer implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final OpenApiDocument DOCUMENT = OpenApiDocument.served();

    private final Server server;
    private final RestHandler handler;
    private final PrometheusRegistry registry;

    private RestServer(Server server, RestHandler handler, PrometheusRegistry registry) {
        this.server = server;
        this.handler = handler;
        this.registry = registry;
    }

    /** An answer that is as described. */
    record Checked(int status, HttpHeaders headers, JsonNode body) {
        String detail() {
            return body.path("detail").asText();
        }
    }

    static RestServer start(TokenVerifier tokens, RestSources sources, QueryLimits limits)
            throws Exception {
        PrometheusRegistry registry = new PrometheusRegistry();
        Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        RestHandler handler =
                new RestHandler(
                        tokens,
                        PageSettings.of(
                                "rival=Europe/Berlin",
                                "rival=de-DE,en-GB",
                                "mi",
                                new MapTiles("https://tiles.example/city.pmtiles", "© us")),
                        sources,
                        limits,
                        new RestMetrics(registry));
        server.setHandler(handler);
        server.start();
        return new RestServer(server, handler, registry);
    }

    int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    Checked get(String pathAndQuery, @Nullable String token) throws Exception {
        return begin("GET", pathAndQuery, token).get();
    }

    Checked request(String method, String pathAndQuery, @Nullable String token) throws Exception {
        return begin(method, pathAndQuery, token).get();
    }

    /**
     * @param headers name and value in turn
     */
    Checked send(String method, String path, String token, String body, String... headers)
            throws Exception {
        return begin(method, path, token, HttpRequest.BodyPublishers.ofString(body), headers).get();
    }

    CompletableFuture<Checked> begin(String method, String pathAndQuery, @Nullable String token) {
        return begin(method, pathAndQuery, token, HttpRequest.BodyPublishers.noBody());
    }

    private CompletableFuture<Checked> begin(
            String method,
            String pathAndQuery,
            @Nullable String token,
            HttpRequest.BodyPublisher body,
            String... headers) {
        URI uri = URI.create("http://127.0.0.1:" + port() + pathAndQuery);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return CLIENT.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(
                        answer ->
                                new Checked(
                                        answer.statusCode(),
                                        answer.headers(),
                                        DOCUMENT.check(uri.getPath(), answer)));
    }

    /** The value of a line of its metrics, 0 if there is none yet. */
    double metric(String name) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(text, registry.scrape());
        return text.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws Exception {
        handler.close();
        server.stop();
    }
}
