/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.http;

import static io.roadstream.gateway.http.RunningGateway.ELSEWHERE;
import static io.roadstream.gateway.http.RunningGateway.NORTH_EAST;
import static io.roadstream.gateway.http.RunningGateway.SOUTH_WEST;
import static io.roadstream.gateway.http.RunningGateway.TOWN;
import static io.roadstream.gateway.http.RunningGateway.east;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.proto.v1.ClientFrame;
import io.roadstream.contract.proto.v1.ErrorCode;
import io.roadstream.contract.proto.v1.Ping;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.contract.proto.v1.ServerHello;
import io.roadstream.contract.proto.v1.Snapshot;
import io.roadstream.contract.proto.v1.Unsubscribe;
import io.roadstream.contract.proto.v1.VehicleState;
import io.roadstream.contract.topic.Topics;
import io.roadstream.gateway.auth.Role;
import io.roadstream.gateway.fixtures.LiveClient;
import io.roadstream.gateway.fixtures.Mirror;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The gateway on a real Kafka, with real sockets. */
@Timeout(180)
class GatewayIT {
    @TempDir static Path folder;

    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start(folder, Map.of("gateway-ping-every", "500ms"));
        try {
            gateway.write(Topics.VEHICLE_LATEST, gateway.track("acme", "parked", 0, TOWN));
            gateway.write(Topics.VEHICLE_LATEST, gateway.track("rival", "spy", 0, TOWN));
            gateway.restart();
        } catch (Exception e) {
            gateway.close();
            throw e;
        }
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void showsTheNewestOfEachVehicleAndThenWhatMoves() throws Exception {
        try (LiveClient client = gateway.ops("acme").watch(1, SOUTH_WEST, NORTH_EAST)) {
            client.awaitVehicles(seen -> seen.containsKey("parked"));

            for (int i = 1; i <= 20; i++) {
                gateway.write(Topics.TRACKS, gateway.track("acme", "taxi", i, east(TOWN, i)));
            }

            client.awaitVehicles(
                    seen ->
                            new Mirror.Seen(
                                            "taxi",
                                            east(TOWN, 20),
                                            Reports.TIME.plusSeconds(20).toEpochMilli())
                                    .equals(seen.get("taxi")));
            assertThat(client.vehicles()).doesNotContainKey("spy");
        }
    }

    @Test
    void tellsOfAVehicleThatComesAndGoes() throws Exception {
        try (LiveClient client = gateway.ops("acme").watch(1, SOUTH_WEST, NORTH_EAST);
                LiveClient follower = gateway.ops("acme").watch(7, "guest")) {
            client.awaitVehicles(seen -> seen.containsKey("parked"));

            gateway.write(Topics.TRACKS, gateway.track("acme", "guest", 1, ELSEWHERE));
            follower.awaitVehicles(seen -> seen.containsKey("guest"));
            assertThat(client.vehicles()).doesNotContainKey("guest");
            gateway.write(Topics.TRACKS, gateway.track("acme", "guest", 2, TOWN));
            client.awaitVehicles(seen -> seen.containsKey("guest"));
            gateway.write(Topics.TRACKS, gateway.track("acme", "guest", 3, ELSEWHERE));
            client.awaitVehicles(seen -> !seen.containsKey("guest"));

            follower.awaitVehicles(
                    seen ->
                            Map.of(
                                            "guest",
                                            new Mirror.Seen(
                                                    "guest",
                                                    ELSEWHERE,
                                                    Reports.TIME.plusSeconds(3).toEpochMilli()))
                                    .equals(seen));
        }
    }

    /** 3,000 vehicles have more bytes than a client may send at once. */
    @Test
    void aSnapshotAndADeltaMayBeAsLargeAsTheFleet() throws Exception {
        int fleet = 3_000;
        for (int second = 1; second <= 2; second++) {
            try (LiveClient client = gateway.ops("large").watch(1, SOUTH_WEST, NORTH_EAST)) {
                int at = second;
                gateway.writeAll(
                        Topics.TRACKS,
                        IntStream.range(0, fleet)
                                .mapToObj(i -> gateway.track("large", "vehicle-" + i, at, TOWN))
                                .toList());
                long newest = Reports.TIME.plusSeconds(second).toEpochMilli();
                client.awaitVehicles(
                        seen ->
                                seen.size() == fleet
                                        && seen.values().stream()
                                                .allMatch(v -> v.eventTimeMillis() == newest));
            }
        }
        try (LiveClient client = gateway.ops("large").watch(1, SOUTH_WEST, NORTH_EAST)) {
            client.awaitVehicles(seen -> seen.size() == fleet);
            assertThat(client.await(ServerFrame::hasSnapshot).getSerializedSize())
                    .isGreaterThan(65_536);
        }
    }

    /** Tracks are ahead of vehicle-latest, and too many to be read within a tick. */
    @Test
    void aGatewayThatStartsAnewFirstShowsWhatTheOneBeforeShowedLast() throws Exception {
        int newest = 60_000;
        gateway.write(Topics.VEHICLE_LATEST, gateway.track("acme", "courier", 1, TOWN));
        gateway.writeAll(
                Topics.TRACKS,
                IntStream.rangeClosed(2, newest)
                        .mapToObj(i -> gateway.track("acme", "courier", i, TOWN))
                        .toList());

        gateway.restartAtOnce();

        try (LiveClient client = gateway.ops("acme").watch(1, "courier")) {
            Snapshot first = client.await(ServerFrame::hasSnapshot).getSnapshot();
            VehicleState courier = first.getChannels(0).getVehicles(0);
            assertThat(first.getTimeMillis() - courier.getAt().getAgeMillis())
                    .isEqualTo(Reports.TIME.plusSeconds(newest).toEpochMilli());
        }
    }

    @Test
    void forgetsWhatIsNoLongerWatched() throws Exception {
        try (LiveClient client = gateway.ops("acme").watch(1, SOUTH_WEST, NORTH_EAST)) {
            client.awaitVehicles(seen -> seen.containsKey("parked"));

            client.watch(1, GeoPoint.ofDegrees(10, 10), GeoPoint.ofDegrees(10.1, 10.1));
            client.awaitVehicles(Map::isEmpty);
            client.watch(1, SOUTH_WEST, NORTH_EAST);
            client.awaitVehicles(seen -> seen.containsKey("parked"));
            client.send(
                    ClientFrame.newBuilder()
                            .setUnsubscribe(Unsubscribe.newBuilder().setSubscription(1)));
            client.awaitVehicles(Map::isEmpty);
        }
    }

    @Test
    void speaksJsonToWhoAsksForIt() throws Exception {
        try (LiveClient client =
                LiveClient.connectJson(gateway.uri())
                        .hello(gateway.token("acme", Role.OPS, "eve"))) {
            client.watch(1, SOUTH_WEST, NORTH_EAST);
            client.awaitVehicles(seen -> seen.containsKey("parked"));
            ServerHello hello = client.await(ServerFrame::hasHello).getHello();
            assertThat(hello.getTenant()).isEqualTo("acme");
            assertThat(hello.getRole()).isEqualTo("ops");
            assertThat(hello.getTickMillis()).isGreaterThanOrEqualTo(40);
        }
    }

    @Test
    void aDriverSeesTheOwnVehicleOnly() throws Exception {
        try (LiveClient driver =
                LiveClient.connect(gateway.uri())
                        .hello(gateway.token("acme", Role.DRIVER, "parked"))) {
            driver.watch(1, "parked");
            driver.awaitVehicles(seen -> seen.keySet().equals(java.util.Set.of("parked")));
            driver.watch(2, "taxi");
            assertThat(driver.await(f -> f.getError().getSubscription() == 2).getError().getCode())
                    .isEqualTo(ErrorCode.ERROR_CODE_FORBIDDEN);
            driver.watch(3, SOUTH_WEST, NORTH_EAST);
            assertThat(driver.await(f -> f.getError().getSubscription() == 3).getError().getCode())
                    .isEqualTo(ErrorCode.ERROR_CODE_FORBIDDEN);
            assertThat(driver.vehicles()).containsOnlyKeys("parked");
        }
    }

    @Test
    void closesOnWhoIsNobodyOrTalksNonsense() {
        try (LiveClient nobody = LiveClient.connect(gateway.uri());
                LiveClient early = LiveClient.connect(gateway.uri());
                LiveClient noise = gateway.ops("acme");
                LiveClient text = gateway.ops("acme");
                LiveClient huge = gateway.ops("acme")) {
            nobody.send(
                    ClientFrame.newBuilder()
                            .setHello(
                                    io.roadstream.contract.proto.v1.ClientHello.newBuilder()
                                            .setToken("a.b.c")));
            assertThat(nobody.awaitClose()).isEqualTo(4401);
            early.watch(1, "parked");
            assertThat(early.awaitClose()).isEqualTo(4400);
            noise.sendBytes(new byte[] {(byte) 0xFF, 1, 2, 3});
            assertThat(noise.awaitClose()).isEqualTo(4400);
            text.sendText("{}");
            assertThat(text.awaitClose()).isEqualTo(4400);
            huge.sendUntilClosed(new byte[100_000]);
            assertThat(huge.awaitClose()).isEqualTo(1009);
        }
    }

    @Test
    void namesWhatIsWrongWithASubscription() {
        try (LiveClient client = gateway.ops("acme")) {
            client.watch(1, /* southWest= */ NORTH_EAST, /* northEast= */ SOUTH_WEST);
            assertThat(client.await(ServerFrame::hasError).getError().getMessage())
                    .startsWith("south must be at most north");
            client.watch(2, "a|b");
            assertThat(client.await(f -> f.getError().getSubscription() == 2).getError().getCode())
                    .isEqualTo(ErrorCode.ERROR_CODE_INVALID);
            for (int i = 100; i < 116; i++) {
                client.watch(i, "v" + i);
            }
            client.watch(999, "one-too-many");
            assertThat(
                            client.await(f -> f.getError().getSubscription() == 999)
                                    .getError()
                                    .getCode())
                    .isEqualTo(ErrorCode.ERROR_CODE_LIMIT);
        }
    }

    @Test
    void answersPingsAndAsksItself() {
        try (LiveClient client = gateway.ops("acme")) {
            client.send(ClientFrame.newBuilder().setPing(Ping.newBuilder().setId(42)));
            assertThat(client.await(ServerFrame::hasPong).getPong().getId()).isEqualTo(42);
            client.await(ServerFrame::hasPing);
        }
    }

    @Test
    void tellsHowItIs() throws Exception {
        assertThat(gateway.get("/readyz").statusCode()).isEqualTo(200);
        HttpResponse<String> metrics = gateway.get("/metrics");
        assertThat(metrics.body())
                .contains("gateway_vehicles ", "gateway_clients ", "gateway_rest_in_flight 0.0");
        assertThat(metrics.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'self'"));
        assertThat(gateway.get("/none").statusCode()).isEqualTo(404);
    }
}
