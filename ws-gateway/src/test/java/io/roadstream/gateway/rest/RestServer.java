/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadstream.gateway.auth.TokenVerifier;
import io.roadstream.gateway.history.HistoryConfig;
import io.roadstream.gateway.history.PositionHistory;
import io.roadstream.gateway.page.MapTiles;
import io.roadstream.gateway.page.PageSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

    private RestServer(Server server, RestHandler handler) {
        this.server = server;
        this.handler = handler;
    }

    /** An answer that is as described. */
    record Checked(int status, HttpHeaders headers, JsonNode body) {
        String detail() {
            return body.path("detail").asText();
        }
    }

    static RestServer start(TokenVerifier tokens, HistoryConfig history) throws Exception {
        Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        RestHandler handler =
                new RestHandler(
                        tokens,
                        PageSettings.of(
                                "rival=Europe/Berlin",
                                "rival=de-DE,en-GB",
                                "mi",
                                new MapTiles("https://tiles.example/city.pmtiles", "© us")),
                        new PositionHistory(history),
                        history.maxQueries());
        server.setHandler(handler);
        server.start();
        return new RestServer(server, handler);
    }

    Checked get(String pathAndQuery, @Nullable String token) throws Exception {
        return begin("GET", pathAndQuery, token).get();
    }

    Checked request(String method, String pathAndQuery, @Nullable String token) throws Exception {
        return begin(method, pathAndQuery, token).get();
    }

    CompletableFuture<Checked> begin(String method, String pathAndQuery, @Nullable String token) {
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        URI uri = URI.create("http://127.0.0.1:" + port + pathAndQuery);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody());
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

    @Override
    public void close() throws Exception {
        handler.close();
        server.stop();
    }
}
