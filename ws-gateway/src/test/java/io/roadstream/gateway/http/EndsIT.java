/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.http;

import static io.roadstream.gateway.http.RunningGateway.NORTH_EAST;
import static io.roadstream.gateway.http.RunningGateway.SOUTH_WEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.proto.v1.ClientFrame;
import io.roadstream.contract.proto.v1.ClientHello;
import io.roadstream.contract.proto.v1.ErrorCode;
import io.roadstream.contract.proto.v1.Ping;
import io.roadstream.contract.proto.v1.Pong;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.gateway.auth.Principal;
import io.roadstream.gateway.auth.Role;
import io.roadstream.gateway.auth.SigningKey;
import io.roadstream.gateway.fixtures.LiveClient;
import io.roadstream.gateway.fixtures.TamperedToken;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How connections end, and what must not end one. The gateway pings often and waits briefly. */
@Timeout(120)
class EndsIT {
    @TempDir static Path folder;

    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway =
                RunningGateway.start(
                        folder, Map.of("gateway-ping-every", "200ms", "gateway-silent-for", "3s"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void whoDoesNotAnswerIsClosedAndWhoDoesIsTimed() throws Exception {
        try (LiveClient silent = gateway.ops("acme");
                LiveClient answering = gateway.ops("acme")) {
            ServerFrame ping = answering.await(ServerFrame::hasPing);
            answering.send(
                    ClientFrame.newBuilder()
                            .setPong(Pong.newBuilder().setId(ping.getPing().getId())));
            for (long id = ping.getPing().getId() + 1; id < ping.getPing().getId() + 5; id++) {
                long next = id;
                answering.await(f -> f.getPing().getId() == next);
                answering.send(ClientFrame.newBuilder().setPong(Pong.newBuilder().setId(next)));
            }

            assertThat(silent.awaitClose()).isEqualTo(4412);
            assertThat(gateway.metric("gateway_closed_total{code=\"4412\"}")).isPositive();
            assertThat(gateway.metric("gateway_round_trip_seconds_count")).isPositive();
        }
    }

    @Test
    void anOpenConnectionEndsWithItsToken() {
        String brief = gateway.token("acme", Role.OPS, "eve", Instant.now().plusSeconds(2));
        try (LiveClient client = LiveClient.connect(gateway.uri()).hello(brief)) {
            assertThat(client.awaitClose()).isEqualTo(4401);
        }
    }

    @Test
    void tokensThatAreNotValidOpenNothing() throws Exception {
        String good = gateway.token("acme", Role.DRIVER, "cab-1");
        Path foreignFolder = Files.createDirectories(folder.resolve("foreign"));
        Path foreignKey =
                Files.writeString(
                        foreignFolder.resolve("key"),
                        Base64.getEncoder()
                                .encodeToString("f".repeat(32).getBytes(StandardCharsets.UTF_8)));
        String foreign =
                SigningKey.read(foreignKey)
                        .sign(
                                new Principal(
                                        "acme", Role.OPS, "eve", Instant.now().plusSeconds(600)));

        assertRefused(gateway.token("acme", Role.OPS, "eve", Instant.now().minusSeconds(1)));
        assertRefused(foreign);
        assertRefused(TamperedToken.of(good, "acme", "evil"));
        assertRefused(TamperedToken.of(good, "driver", "ops"));
        assertRefused("");
    }

    /** Each of these once took the gateway's memory or ended the connection without a word. */
    @ParameterizedTest
    @CsvSource({
        "10, -85, 10.00001, 85",
        "-89.9, 13, 89.9, 13.00001",
        "10, 13, 10, 13",
        "-10, -100, 10, 100",
        "-90, -180, 90, 180"
    })
    void aViewportOfAnyShapeIsAnsweredAndHarmsNobody(
            double south, double west, double north, double east) {
        try (LiveClient client = gateway.ops("acme")) {
            client.watch(1, GeoPoint.ofDegrees(south, west), GeoPoint.ofDegrees(north, east));
            client.await(ServerFrame::hasSnapshot);
            client.watch(2, SOUTH_WEST, NORTH_EAST);
            client.await(f -> f.getSnapshot().getSubscription() == 2);
            client.send(ClientFrame.newBuilder().setPing(Ping.newBuilder().setId(5)));
            client.await(f -> f.getPong().getId() == 5);
        }
    }

    private static void assertRefused(String token) {
        try (LiveClient client = LiveClient.connect(gateway.uri())) {
            client.send(
                    ClientFrame.newBuilder().setHello(ClientHello.newBuilder().setToken(token)));
            assertThat(client.await(ServerFrame::hasError).getError().getCode())
                    .isEqualTo(ErrorCode.ERROR_CODE_UNAUTHENTICATED);
            assertThat(client.awaitClose()).isEqualTo(4401);
            assertThat(client.frames()).noneMatch(ServerFrame::hasHello);
        }
    }
}
