/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.local.run.Roadstream.Called;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Somebody of ops who draws fences and sees to orders, by the gateway's REST. */
final class Desk {
    private final URI gateway;
    private final String token;

    private Desk(URI gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    static Desk of(Roadstream roadstream) throws InterruptedException {
        try (Called token = roadstream.run("token")) {
            return new Desk(
                    URI.create(roadstream.part("gateway").address()),
                    token.said().lines().reduce((before, last) -> last).orElseThrow());
        }
    }

    void drawCircle(String id, double lat, double lon, int radiusMeters) throws Exception {
        drawCircle(id, id, "CUSTOM", lat, lon, radiusMeters);
    }

    void drawCircle(String id, String name, String kind, double lat, double lon, int radiusMeters)
            throws Exception {
        String fence =
                """
                {"type":"Feature","geometry":{"type":"Point","coordinates":[%s,%s]},
                 "properties":{"name":"%s","kind":"%s","radiusMeters":%d}}"""
                        .formatted(lon, lat, name, kind, radiusMeters);
        HttpResponse<String> made =
                send(
                        request("/v1/geofences/" + id)
                                .header("If-None-Match", "*")
                                .PUT(HttpRequest.BodyPublishers.ofString(fence)));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    void cancelOrder(String id) throws Exception {
        String change = "{\"changes\":[{\"order\":\"%s\",\"status\":\"cancelled\"}]}".formatted(id);
        HttpResponse<String> changed =
                send(request("/v1/orders/batch").POST(HttpRequest.BodyPublishers.ofString(change)));
        assertThat(changed.body()).contains("\"result\":\"applied\"");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
