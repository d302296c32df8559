/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.http;

import static io.roadstream.gateway.http.RunningGateway.ELSEWHERE;
import static io.roadstream.gateway.http.RunningGateway.NORTH_EAST;
import static io.roadstream.gateway.http.RunningGateway.SOUTH_WEST;
import static io.roadstream.gateway.http.RunningGateway.TOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.contract.event.Emergency;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.proto.v1.ClientFrame;
import io.roadstream.contract.proto.v1.ErrorCode;
import io.roadstream.contract.proto.v1.Ping;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.contract.topic.Topics;
import io.roadstream.gateway.auth.Role;
import io.roadstream.gateway.fixtures.LiveClient;
import io.roadstream.gateway.fixtures.Mirror;
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
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see what, and what the gateway does with those who mean it no good. */
@Timeout(180)
class SecurityIT {
    private static final int MANY = 20_000;
    private static final GeoPoint OWN_PLACE = GeoPoint.ofDegrees(37.75, -122.45);
    private static final GeoPoint RIVAL_PLACE = GeoPoint.ofDegrees(37.79, -122.39);

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
                                "262144",
                                "gateway-allowed-origins",
                                "https://map.example.com"));
        for (String vehicle : List.of("cab-1", "cab-2")) {
            gateway.write(Topics.TRACKS, gateway.track("acme", vehicle, 0, OWN_PLACE));
            gateway.write(Topics.VEHICLE_STATUS, call("acme", vehicle, "acme-call"));
        }
        // Both tenants have a cab-1.
        for (String vehicle : List.of("cab-1", "cab-9")) {
            gateway.write(Topics.TRACKS, gateway.track("rival", vehicle, 0, RIVAL_PLACE));
            gateway.write(Topics.VEHICLE_STATUS, call("rival", vehicle, "rival-call"));
        }
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    /** What is asked for, and which vehicles an answer may hold for ops and for the driver. */
    private enum Asked {
        VIEWPORT("cab-1 cab-2", null),
        OWN_VEHICLE("cab-1", "cab-1"),
        OTHER_VEHICLE("cab-2", null),
        VEHICLE_OF_THE_RIVAL("", null),
        STATUS("cab-1 cab-2", "cab-1"),
        METRICS("", null);

        private final String forOps;
        private final @Nullable String forDriver;

        Asked(String forOps, @Nullable String forDriver) {
            this.forOps = forOps;
            this.forDriver = forDriver;
        }

        private void ask(LiveClient client, String tenant) {
            switch (this) {
                case VIEWPORT -> client.watch(1, SOUTH_WEST, NORTH_EAST);
                case OWN_VEHICLE -> client.watch(1, "cab-1");
                case OTHER_VEHICLE -> client.watch(1, tenant.equals("acme") ? "cab-2" : "cab-9");
                case VEHICLE_OF_THE_RIVAL ->
                        client.watch(1, tenant.equals("acme") ? "cab-9" : "cab-2");
                case STATUS -> client.watchStatus(1);
                case METRICS -> client.watchMetrics(1);
            }
        }
    }

    static Stream<Arguments> everything() {
        return Stream.of("acme", "rival")
                .flatMap(
                        tenant ->
                                Stream.of(Role.values())
                                        .flatMap(
                                                role ->
                                                        Stream.of(Asked.values())
                                                                .map(
                                                                        asked ->
                                                                                Arguments.of(
                                                                                        tenant,
                                                                                        role,
                                                                                        asked))));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void everyoneSeesWhatIsTheirsAndNothingElse(String tenant, Role role, Asked asked) {
        String expected = role == Role.OPS ? asked.forOps : asked.forDriver;
        String subject = role == Role.OPS ? "eve" : "cab-1";
        try (LiveClient client =
                LiveClient.connect(gateway.uri()).hello(gateway.token(tenant, role, subject))) {
            asked.ask(client, tenant);
            ServerFrame answer = client.await(f -> isAnswer(f));
            if (expected == null) {
                assertThat(answer.getError().getCode()).isEqualTo(ErrorCode.ERROR_CODE_FORBIDDEN);
                assertThat(client.vehicles()).isEmpty();
                return;
            }
            List<String> theirs =
                    Stream.of(expected.split(" "))
                            .filter(v -> !v.isEmpty())
                            .map(v -> tenant.equals("rival") && v.equals("cab-2") ? "cab-9" : v)
                            .toList();
            if (asked == Asked.STATUS) {
                assertThat(answer.getStatusSnapshot().getStatusesList())
                        .extracting(s -> s.getEnvelope().getEntityId())
                        .containsExactlyInAnyOrderElementsOf(theirs);
                assertThat(answer.getStatusSnapshot().getStatusesList())
                        .allMatch(s -> s.getEmergency().getId().equals(tenant + "-call"));
            } else if (asked == Asked.METRICS) {
                assertThat(answer.getMetrics().getVehicles()).isEqualTo(2);
            } else {
                client.awaitVehicles(seen -> List.copyOf(seen.keySet()).equals(theirs));
                GeoPoint place = tenant.equals("acme") ? OWN_PLACE : RIVAL_PLACE;
                assertThat(client.vehicles().values())
                        .extracting(Mirror.Seen::place)
                        .allMatch(place::equals);
            }
        }
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
        try (LiveClient stalled = gateway.ops("slow").watchStatus(1);
                LiveClient fast = gateway.ops("slow").watchStatus(1).watch(2, "runner")) {
            stalled.await(ServerFrame::hasStatusSnapshot);
            fast.await(ServerFrame::hasStatusSnapshot);
            stalled.stall();
            List<VehicleStatus> flood = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                flood.add(call("slow", "cab-" + i, "x".repeat(64)));
            }

            gateway.writeAll(Topics.VEHICLE_STATUS, flood);
            gateway.write(Topics.TRACKS, gateway.track("slow", "runner", 0, ELSEWHERE));

            fast.awaitVehicles(seen -> seen.containsKey("runner"));
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(
                            () ->
                                    fast.frames().stream()
                                            .filter(ServerFrame::hasStatusChange)
                                            .count(),
                            seen -> seen == MANY);
            try (LiveClient watcher = gateway.ops("slow").watchMetrics(1)) {
                watcher.await(f -> f.hasMetrics() && f.getMetrics().getConnections() == 2);
            }
            assertThat(gateway.metric("gateway_closed_total{code=\"4408\"}")).isEqualTo(1);
        }
    }

    private static boolean isAnswer(ServerFrame frame) {
        return frame.hasError()
                || frame.hasSnapshot()
                || frame.hasStatusSnapshot()
                || frame.hasMetrics();
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
