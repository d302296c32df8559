/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.bench.measure.Pace;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bench of the gateway runs to its end, its clients get everything once, and it prints its
 * keys.
 */
@Timeout(180)
class GatewayBenchIT {
    private static final int CONNECTIONS = 40;

    @TempDir Path folder;

    private final ObjectNode json = JsonMapper.builder().build().createObjectNode();

    @Test
    void everyClientGetsEverythingOnceAndNothingOfAnotherTenant() throws Exception {
        Pace pace = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(2));
        new GatewayBench(folder, CONNECTIONS, CONNECTIONS, CONNECTIONS, pace).measure(json);

        assertThat(json.path("auditedConnections").asInt()).isPositive();
        assertThat(json.path("missed").asLong(-1)).isZero();
        assertThat(json.path("duplicated").asLong(-1)).isZero();
        assertThat(json.path("foreign").asLong(-1)).isZero();
        assertThat(json.path("connections").asInt()).isEqualTo(CONNECTIONS);
        assertThat(json.path("updatesPerCpuSecond").asLong()).isPositive();
        assertThat(json.path("bytesPerUpdate").asDouble()).isBetween(5.0, 200.0);
        assertThat(json.path("heapBytesPerIdleConnection").isNumber()).isTrue();
        assertThat(json.path("frameDelayMs").path("p99").asLong())
                .isGreaterThanOrEqualTo(json.path("frameDelayMs").path("p50").asLong());
        assertThat(json.path("reconnectSeconds").asDouble()).isPositive();
        assertThat(json.path("peers"))
                .extracting(peer -> peer.path("name").asText())
                .containsExactly("roadstream", "ws", "socket.io");
        // 100 updates a second for each client, in two seconds that need not begin with a tick.
        assertThat(json.path("peers"))
                .allSatisfy(
                        peer ->
                                assertThat(peer.path("updatesPerSecond").asDouble())
                                        .isCloseTo(
                                                100.0 * CONNECTIONS,
                                                Percentage.withPercentage(20)));
    }
}
