/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.run;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Speaks to a gateway as scripts do: JSON over WebSocket and over HTTP. */
final class MapClient implements WebSocket.Listener, AutoCloseable {
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI gateway;
    private final String token;
    private final WebSocket socket;
    private final StringBuilder begun = new StringBuilder();
    private final List<String> frames = new CopyOnWriteArrayList<>();

    private MapClient(URI gateway, String token) {
        this.gateway = gateway;
        this.token = token;
        this.socket =
                CLIENT.newWebSocketBuilder()
                        .subprotocols("roadstream.v1.json")
                        .buildAsync(
                                URI.create(
                                        gateway.toString().replaceFirst("^http", "ws")
                                                + "/v1/live"),
                                this)
                        .join();
    }

    /** Connects and says who it is. */
    static MapClient connect(URI gateway, String token) {
        MapClient client = new MapClient(gateway, token);
        client.say("{\"hello\":{\"token\":\"%s\"}}".formatted(token));
        client.awaitFrame("\"hello\"");
        return client;
    }

    void say(String frame) {
        socket.sendText(frame, true).join();
    }

    /** Waits for a frame that has all these texts in it. */
    void awaitFrame(String... texts) {
        await(String.join(" ", texts))
                .atMost(WITHIN)
                .until(
                        () ->
                                frames.stream()
                                        .anyMatch(
                                                frame ->
                                                        List.of(texts).stream()
                                                                .allMatch(frame::contains)));
    }

    HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(gateway.resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public @Nullable CompletionStage<?> onText(
            WebSocket webSocket, CharSequence data, boolean last) {
        begun.append(data);
        if (last) {
            frames.add(begun.toString());
            begun.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
