/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import io.roadstream.ingest.http.PositionEndpoint.Services;
import io.roadstream.ingest.http.Routes.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
                                                services.metrics().toPrometheusText()))));
    }

    private static Reply readiness(Services services) {
        return services.readiness().isReady()
                ? Reply.of(200, TEXT, utf8("ready\n"))
                : Problem.of(ProblemType.UNAVAILABLE, services.readiness().problem())
                        .toReply(services.limits().retryAfter());
    }

    private static Endpoint replying(Supplier<Reply> reply) {
        return (request, response, callback) -> reply.get().write(response, callback);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
