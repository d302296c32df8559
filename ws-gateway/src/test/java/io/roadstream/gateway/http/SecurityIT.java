/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.http;

import static io.roadstream.gateway.http.RunningGateway.ELSEWHERE;
import static io.roadstream.gateway.http.RunningGateway.TOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.contract.event.Emergency;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Plan;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.proto.v1.ClientFrame;
import io.roadstream.contract.proto.v1.Ping;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.contract.topic.Topic;
import io.roadstream.contract.topic.Topics;
import io.roadstream.gateway.fixtures.City;
import io.roadstream.gateway.fixtures.LiveClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway does with those who mean it no good, and with those who stand still. */
@Timeout(180)
class SecurityIT {
    private static final int MANY = 20_000;

    private static final int MAX_OUTBOX_BYTES = 262_144;

    @TempDir static Path folder;

    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway =
                RunningGateway.start(
                        folder,
                        Map.of(
                                "gateway-metrics-every",
                                "100ms",
                                "gateway-max-outbox-bytes",
                                Integer.toString(MAX_OUTBOX_BYTES),
                                "gateway-allowed-origins",
                                "https://map.example.com"));
        gateway.write(Topics.TRACKS, gateway.track("acme", "cab-1", 0, TOWN));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void randomBytesEndInACloseAndHarmNobodyElse(long seed) {
        Random random = new Random(seed);
        byte[] good =
                ClientFrame.newBuilder().setPing(Ping.newBuilder().setId(7)).build().toByteArray();
        try (LiveClient bystander = gateway.ops("acme").watch(1, "cab-1")) {
            for (int i = 0; i < 12; i++) {
                byte[] bytes = new byte[1 + random.nextInt(300)];
                random.nextBytes(bytes);
                try (LiveClient noise = gateway.ops("acme")) {
                    if (i % 2 == 0) {
                        // A frame that says more than it holds.
                        noise.sendUntilClosed(Arrays.copyOf(good, good.length - 1));
                    } else {
                        // Bytes by chance may be a frame with nothing in it.
                        noise.sendUntilClosed(bytes);
                        noise.sendUntilClosed(new byte[] {(byte) 0xff, (byte) 0xff});
                    }
                    assertThat(noise.awaitClose()).isEqualTo(4400);
                }
            }
            bystander.awaitVehicles(seen -> seen.containsKey("cab-1"));
            bystander.send(ClientFrame.newBuilder().setPing(Ping.newBuilder().setId(99)));
            bystander.await(f -> f.getPong().getId() == 99);
        }
    }

    @Test
    void aFloodOfMessagesIsClosed() {
        try (LiveClient client = gateway.ops("acme")) {
            byte[] ping =
                    ClientFrame.newBuilder()
                            .setPing(Ping.newBuilder().setId(1))
                            .build()
                            .toByteArray();
            for (int i = 0; i < 1_000; i++) {
                client.sendUntilClosed(ping);
            }
            assertThat(client.awaitClose()).isEqualTo(4429);
        }
    }

    @Test
    void pagesOfOtherOriginsMayNotConnect() {
        assertThatThrownBy(() -> handshake("https://evil.example.com"))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        e -> assertThat(e.getResponse().statusCode()).isEqualTo(403));
        handshake("https://map.example.com").abort();
        handshake(gateway.uri().toString()).abort();
    }

    @Test
    void aReaderThatStandsStillIsClosedAndTheOthersAreNotHeldUp() throws Exception {
        double closedBefore = gateway.metric("gateway_closed_total{code=\"4408\"}");
        try (LiveClient stalled = gateway.ops("slow").watchStatus(1);
                LiveClient fast = gateway.ops("slow").watchStatus(1).watch(2, "runner")) {
            stalled.await(ServerFrame::hasStatusSnapshot);
            fast.await(ServerFrame::hasStatusSnapshot);
            stalled.stall();
            List<VehicleStatus> flood = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                flood.add(call("slow", "cab-" + i, "x".repeat(64)));
            }

            flood(Topics.VEHICLE_STATUS, flood, fast, ServerFrame::hasStatusChange);
            gateway.write(Topics.TRACKS, gateway.track("slow", "runner", 0, ELSEWHERE));

            fast.awaitVehicles(seen -> seen.containsKey("runner"));
            try (LiveClient watcher = gateway.ops("slow").watchMetrics(1)) {
                watcher.await(f -> f.hasMetrics() && f.getMetrics().getConnections() == 2);
            }
            assertThat(gateway.metric("gateway_closed_total{code=\"4408\"}"))
                    .isEqualTo(closedBefore + 1);
        }
    }

    @Test
    void aReaderOfFeedsThatStandsStillIsClosedAndTheOthersHearAtOnce() throws Exception {
        City city = new City("still", System.currentTimeMillis() - 60_000);
        double closedBefore = gateway.metric("gateway_closed_total{code=\"4408\"}");
        try (LiveClient stalled = gateway.ops("still").followPlans(1).followOrders(2);
                LiveClient fast = gateway.ops("still").followPlans(1).followAlerts(2)) {
            stalled.await(ServerFrame::hasOrderSnapshot);
            fast.await(ServerFrame::hasAlertSnapshot);
            stalled.stall();
            List<Plan> flood = new ArrayList<>();
            for (int version = 1; version <= MANY / 5; version++) {
                flood.add(city.fullPlan("cab-1", version));
            }

            flood(Topics.PLANS, flood, fast, ServerFrame::hasPlanChange);
            gateway.write(Topics.ANOMALIES, city.silence("cab-1", 7, 1));

            fast.await(f -> f.getAlertChange().getAlert().getVehicleId().equals("cab-1"));
            fast.await(f -> f.getPlanChange().getPlan().getVersion() == MANY / 5);
            assertThat(fast.frames().stream().filter(ServerFrame::hasPlanChange).count())
                    .isEqualTo(MANY / 5);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(
                            () ->
                                    gateway.metric("gateway_closed_total{code=\"4408\"}")
                                            > closedBefore);
        }
    }

    /**
     * Writes as fast as one who reads can follow, less at a time than an outbox may hold; who does
     * not read falls further and further behind.
     */
    private static <T> void flood(
            Topic<T> topic, List<T> events, LiveClient reader, Predicate<ServerFrame> kind) {
        int atOnce = MAX_OUTBOX_BYTES / 2 / topic.codec().encode(events.get(0)).length;
        for (int from = 0; from < events.size(); from += atOnce) {
            int to = Math.min(from + atOnce, events.size());
            gateway.writeAll(topic, events.subList(from, to));
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> reader.frames().stream().filter(kind).count() == to);
        }
    }

    private static WebSocket handshake(String origin) {
        URI uri = URI.create(gateway.uri().toString().replaceFirst("^http", "ws") + "/v1/live");
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Origin", origin)
                .subprotocols("roadstream.v1")
                .buildAsync(uri, new WebSocket.Listener() {})
                .join();
    }

    private static VehicleStatus call(String tenant, String vehicle, String id) {
        long time = Reports.TIME.toEpochMilli();
        return VehicleStatus.of(
                new Envelope(tenant, vehicle, time, System.currentTimeMillis()),
                Emergency.of(id, TOWN, "n".repeat(Emergency.MAX_NOTE)));
    }
}
