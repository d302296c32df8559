/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import io.roadstream.ingest.http.PositionEndpoint.Services;
import io.roadstream.ingest.http.Routes.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** Routes for those who run the server: health, metrics and the description of the interface. */
final class ServiceRoutes {
    private static final String GET = "GET";
    private static final String TEXT = "text/plain;charset=utf-8";

    private ServiceRoutes() {}

    static List<Route> list(Services services) {
        return List.of(
                new Route(GET, "/healthz", replying(() -> Reply.of(200, TEXT, utf8("ok\n")))),
                new Route(GET, "/readyz", replying(() -> readiness(services))),
                new Route(
                        GET,
                        "/metrics",
                        replying(
                                () ->
                                        Reply.of(
                                                200,
                                                IngestMetrics.CONTENT_TYPE,
                                                services.metrics().toPrometheusText()))),
                new Route(GET, "/v1/openapi.json", replying(ServiceRoutes::description)));
    }

    private static Reply readiness(Services services) {
        return services.readiness().isReady()
                ? Reply.of(200, TEXT, utf8("ready\n"))
                : Problem.of(ProblemType.UNAVAILABLE, services.readiness().problem())
                        .toReply(services.limits().retryAfter());
    }

    private static Reply description() {
        try (InputStream document = ServiceRoutes.class.getResourceAsStream("openapi.json")) {
            return Reply.json(
                    200,
                    Objects.requireNonNull(document, "openapi.json is in the jar").readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("openapi.json is in the jar", e);
        }
    }

    private static Endpoint replying(Supplier<Reply> reply) {
        return (request, response, callback) -> reply.get().write(response, callback);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
