/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.uber.h3core.H3Core;
import io.roadstream.contract.config.ConfigValues;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.Tracks;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.proto.v1.ClientFrame;
import io.roadstream.contract.proto.v1.ErrorCode;
import io.roadstream.contract.proto.v1.Ping;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.contract.proto.v1.ServerHello;
import io.roadstream.contract.proto.v1.Unsubscribe;
import io.roadstream.contract.topic.Topic;
import io.roadstream.contract.topic.Topics;
import io.roadstream.embedded.kafka.EmbeddedKafka;
import io.roadstream.gateway.auth.Principal;
import io.roadstream.gateway.auth.Role;
import io.roadstream.gateway.auth.SigningKey;
import io.roadstream.gateway.fixtures.LiveClient;
import io.roadstream.gateway.fixtures.Mirror;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The gateway on a real Kafka, with real sockets. */
@Timeout(180)
class GatewayIT {
    private static final GeoPoint SOUTH_WEST = GeoPoint.ofDegrees(37.70, -122.52);
    private static final GeoPoint NORTH_EAST = GeoPoint.ofDegrees(37.82, -122.35);
    private static final GeoPoint TOWN = GeoPoint.ofDegrees(37.77, -122.41);
    private static final GeoPoint ELSEWHERE = GeoPoint.ofDegrees(40.7, -74.0);

    @TempDir static Path folder;

    private static EmbeddedKafka kafka;
    private static KafkaProducer<byte[], byte[]> producer;
    private static SigningKey key;
    private static GatewayServer gateway;
    private static H3Core h3;

    @BeforeAll
    static void start() throws Exception {
        h3 = H3Core.newInstance();
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        Path keyFile =
                Files.writeString(
                        folder.resolve("key"),
                        Base64.getEncoder()
                                .encodeToString("k".repeat(32).getBytes(StandardCharsets.UTF_8)));
        key = SigningKey.read(keyFile);
        write(Topics.VEHICLE_LATEST, track("acme", "parked", 0, TOWN));
        write(Topics.VEHICLE_LATEST, track("rival", "spy", 0, TOWN));
        gateway = startGateway(keyFile);
    }

    private static GatewayServer startGateway(Path keyFile) throws Exception {
        GatewayServer server =
                GatewayServer.start(
                        GatewayConfig.of(
                                ConfigValues.of(
                                        GatewayConfig.listKeys(),
                                        Map.of(
                                                "gateway-port",
                                                "0",
                                                "gateway-key-file",
                                                keyFile.toString(),
                                                "gateway-ping-every",
                                                "500ms",
                                                "gateway-kafka-bootstrap",
                                                kafka.bootstrapServers()))),
                        Clock.systemUTC());
        await().atMost(Duration.ofSeconds(60)).until(server::isReady);
        return server;
    }

    @AfterAll
    static void stop() {
        gateway.close();
        producer.close();
        kafka.close();
    }

    @Test
    void showsTheNewestOfEachVehicleAndThenWhatMoves() throws Exception {
        try (LiveClient client = ops("acme").watch(1, SOUTH_WEST, NORTH_EAST)) {
            client.awaitVehicles(seen -> seen.containsKey("parked"));

            for (int i = 1; i <= 20; i++) {
                write(Topics.TRACKS, track("acme", "taxi", i, east(TOWN, i)));
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
        try (LiveClient client = ops("acme").watch(1, SOUTH_WEST, NORTH_EAST);
                LiveClient follower = ops("acme").watch(7, "guest")) {
            client.awaitVehicles(seen -> seen.containsKey("parked"));

            write(Topics.TRACKS, track("acme", "guest", 1, ELSEWHERE));
            follower.awaitVehicles(seen -> seen.containsKey("guest"));
            assertThat(client.vehicles()).doesNotContainKey("guest");
            write(Topics.TRACKS, track("acme", "guest", 2, TOWN));
            client.awaitVehicles(seen -> seen.containsKey("guest"));
            write(Topics.TRACKS, track("acme", "guest", 3, ELSEWHERE));
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

    @Test
    void forgetsWhatIsNoLongerWatched() throws Exception {
        try (LiveClient client = ops("acme").watch(1, SOUTH_WEST, NORTH_EAST)) {
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
                LiveClient.connectJson(gateway.uri()).hello(token("acme", Role.OPS, "eve"))) {
            client.watch(1, SOUTH_WEST, NORTH_EAST);
            client.awaitVehicles(seen -> seen.containsKey("parked"));
            ServerHello hello = client.await(ServerFrame::hasHello).getHello();
            assertThat(hello.getTenant()).isEqualTo("acme");
            assertThat(hello.getRole()).isEqualTo("ops");
            assertThat(hello.getTickMillis()).isEqualTo(40);
        }
    }

    @Test
    void aDriverSeesTheOwnVehicleOnly() throws Exception {
        try (LiveClient driver =
                LiveClient.connect(gateway.uri()).hello(token("acme", Role.DRIVER, "parked"))) {
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
                LiveClient noise = ops("acme");
                LiveClient text = ops("acme");
                LiveClient huge = ops("acme")) {
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
        try (LiveClient client = ops("acme")) {
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
        try (LiveClient client = ops("acme")) {
            client.send(ClientFrame.newBuilder().setPing(Ping.newBuilder().setId(42)));
            assertThat(client.await(ServerFrame::hasPong).getPong().getId()).isEqualTo(42);
            client.await(ServerFrame::hasPing);
        }
    }

    @Test
    void tellsHowItIs() throws Exception {
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
        HttpResponse<String> metrics = get("/metrics");
        assertThat(metrics.body()).contains("gateway_vehicles ", "gateway_clients ");
        assertThat(metrics.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'self'"));
        assertThat(get("/none").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        URI uri = gateway.uri().resolve(path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static LiveClient ops(String tenant) {
        return LiveClient.connect(gateway.uri()).hello(token(tenant, Role.OPS, "eve"));
    }

    private static String token(String tenant, Role role, String subject) {
        return key.sign(new Principal(tenant, role, subject, Instant.now().plusSeconds(600)));
    }

    private static GeoPoint east(GeoPoint from, int steps) {
        return new GeoPoint(from.latE7(), from.lonE7() + steps * 5_000);
    }

    private static Track track(String tenant, String vehicle, int second, GeoPoint place) {
        return Tracks.of(
                        Reports.report(vehicle)
                                .tenant(tenant)
                                .after(Duration.ofSeconds(second))
                                .place(place)
                                .speedMps(5)
                                .build())
                .h3Cell(h3.latLngToCell(place.lat(), place.lon(), 9))
                .build();
    }

    private static void write(Topic<Track> topic, Track track) throws Exception {
        producer.send(
                        new ProducerRecord<>(
                                topic.name(), topic.key(track), topic.codec().encode(track)))
                .get();
    }
}
