/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.gateway.auth.Role;
import io.roadstream.gateway.rest.RestServer.Checked;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** One tenant asks for the heaviest there is, without a pause; another one must not feel it. */
@Timeout(120)
@ExtendWith(RestStack.Resolver.class)
class RestFairnessIT {
    private static final int RUN = 3;
    private static final int WAIT = 4;
    private static final String HEAVY =
            "/v1/positions?from=2026-03-01T08:00:00Z&to=2026-03-01T14:00:00Z&step=60&limit=1";
    private static final String HEAVY_ROWS =
            """
            INSERT INTO positions (tenant, vehicle, ts, lat_from_pole_e7, lon_from_antimeridian_e7,
                speed_cms, heading_cdeg, h3_9, seq, flags, ingest_delay_ms, run_id, batch_id)
            SELECT 'heavy', concat('v', toString(number % 100)),
                fromUnixTimestamp64Milli(1772352000000 + intDiv(number, 100) * 2000, 'UTC'),
                1400000000, 1900000000, 1250, 9000, 0, number, 0, 0, generateUUIDv4(), 2
            FROM numbers(1000000)
            """;

    private final RestStack stack;

    RestFairnessIT(RestStack stack) {
        this.stack = stack;
    }

    @Test
    void aTenantIsServedWhileAnotherAsksForTheHeaviest() throws Exception {
        stack.execute(HEAVY_ROWS);
        String heavy = stack.token("heavy", Role.OPS, "ops");
        AtomicInteger answered = new AtomicInteger();
        AtomicBoolean goesOn = new AtomicBoolean(true);
        try (RestServer server =
                stack.start(
                        stack.config(stack.clickHouseUrl(), Duration.ofSeconds(60)),
                        QueryLimits.of(RUN + 1, WAIT))) {
            List<CompletableFuture<Void>> clients =
                    Stream.generate(() -> ask(server, heavy, answered, goesOn))
                            .limit(RUN + WAIT)
                            .toList();
            await().until(() -> server.metric("gateway_rest_in_flight") == RUN + WAIT);

            Checked eighth = server.get(HEAVY, heavy);
            assertThat(eighth.status()).isEqualTo(429);
            assertThat(eighth.detail()).contains("3 queries of tenant heavy run and 4 wait");
            for (int i = 0; i < 10; i++) {
                int before = answered.get();
                Checked light = server.get("/v1/vehicles", stack.token("rival", Role.OPS, "ops"));
                assertThat(light.status()).isEqualTo(200);
                // Had it waited in one line with them, it had seen the whole line answered.
                assertThat(answered.get() - before).isLessThanOrEqualTo(RUN);
            }

            goesOn.set(false);
            clients.forEach(CompletableFuture::join);
            assertThat(server.metric("gateway_rest_refused_total{limit=\"tenant\"}")).isEqualTo(1);
        }
    }

    private static CompletableFuture<Void> ask(
            RestServer server, String token, AtomicInteger answered, AtomicBoolean goesOn) {
        return server.begin("GET", HEAVY, token)
                .thenCompose(
                        answer -> {
                            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
                            answered.incrementAndGet();
                            return goesOn.get()
                                    ? ask(server, token, answered, goesOn)
                                    : CompletableFuture.completedFuture(null);
                        });
    }
}
