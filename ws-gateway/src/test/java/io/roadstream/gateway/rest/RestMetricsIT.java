/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.gateway.rest.RestServer.Checked;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What /metrics tells of REST. */
@Timeout(60)
@ExtendWith(RestStack.Resolver.class)
class RestMetricsIT {
    private static final Duration PATIENT = Duration.ofSeconds(30);

    private final RestStack stack;

    RestMetricsIT(RestStack stack) {
        this.stack = stack;
    }

    @Test
    void countsRequestsByRouteAndStatusWithTheirTime() throws Exception {
        try (RestServer server =
                stack.start(stack.config(stack.clickHouseUrl(), PATIENT), QueryLimits.of(4, 4))) {
            server.get("/v1/vehicles/acme-1", stack.ops());
            server.get("/v1/vehicles/acme-2", stack.ops());
            server.get("/v1/vehicles/acme-2", null);
            server.get("/v1/none", stack.ops());
            server.request("POST", "/v1/page", stack.ops());

            assertThat(server.metric(requests("/v1/vehicles/{id}", 200))).isEqualTo(2);
            assertThat(server.metric(requests("/v1/vehicles/{id}", 401))).isEqualTo(1);
            assertThat(server.metric(requests("(other)", 404))).isEqualTo(1);
            assertThat(server.metric(requests("/v1/page", 405))).isEqualTo(1);
            assertThat(
                            server.metric(
                                    "gateway_rest_request_seconds_count{route=\"/v1/vehicles/{id}\"}"))
                    .isEqualTo(3);
            assertThat(server.metric("gateway_rest_in_flight")).isZero();
        }
    }

    @Test
    void tellsWhatIsInFlightAndHowLongItTook() throws Exception {
        try (ScriptedClickHouse clickHouse = ScriptedClickHouse.holding();
                RestServer server =
                        stack.start(
                                stack.config(clickHouse.url(), PATIENT), QueryLimits.of(1, 1))) {
            CompletableFuture<Checked> runs = server.begin("GET", "/v1/vehicles", stack.ops());
            CompletableFuture<Checked> waits = server.begin("GET", "/v1/vehicles", stack.ops());
            await().until(() -> server.metric("gateway_rest_in_flight") == 2);

            server.get("/v1/vehicles", stack.ops());
            assertThat(server.metric("gateway_rest_refused_total{limit=\"tenant\"}")).isEqualTo(1);
            assertThat(server.metric("gateway_rest_refused_total{limit=\"all\"}")).isZero();

            clickHouse.release();
            runs.get();
            waits.get();
            assertThat(server.metric("gateway_rest_in_flight")).isZero();
            assertThat(
                            server.metric(
                                    "gateway_rest_request_seconds_bucket{route=\"/v1/vehicles\",le=\"+Inf\"}"))
                    .isEqualTo(3);
            assertThat(server.metric("gateway_rest_request_seconds_sum{route=\"/v1/vehicles\"}"))
                    .isPositive();
        }
    }

    private static String requests(String route, int status) {
        return "gateway_rest_requests_total{route=\"%s\",status=\"%d\"}".formatted(route, status);
    }
}
