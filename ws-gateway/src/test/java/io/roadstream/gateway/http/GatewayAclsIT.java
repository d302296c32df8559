/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.proto.v1.Duty;
import io.roadstream.contract.proto.v1.DutyChange;
import io.roadstream.contract.proto.v1.Envelope;
import io.roadstream.contract.proto.v1.GeoPoint;
import io.roadstream.contract.proto.v1.PositionReport;
import io.roadstream.contract.proto.v1.Positions;
import io.roadstream.contract.proto.v1.Publish;
import io.roadstream.contract.topic.Topics;
import io.roadstream.embedded.kafka.EmbeddedKafka;
import io.roadstream.embedded.kafka.EmbeddedKafkaConfig;
import io.roadstream.gateway.auth.Role;
import io.roadstream.gateway.fixtures.LiveClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rights that docs/deploy.md gives to the gateway's user are those it needs, and no more. */
@Timeout(120)
class GatewayAclsIT {
    private static final Path DOCUMENT = Path.of("../docs/deploy.md");
    private static final long TIME_MILLIS = Reports.TIME.toEpochMilli();
    private static final Pattern OPTION =
            Pattern.compile("--(operation|topic|transactional-id) (\\S+)");

    @TempDir static Path folder;

    private static Admin admin;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        int plainPort = freePort();
        int controllerPort = freePort();
        int securePort = freePort();
        String host = "://127.0.0.1:";
        EmbeddedKafka kafka =
                EmbeddedKafka.start(
                        EmbeddedKafkaConfig.of(folder.resolve("kafka"))
                                .withPort(plainPort)
                                .withSetting(
                                        "listeners",
                                        "PLAINTEXT%s%d,SECURE%s%d,CONTROLLER%s%d"
                                                .formatted(
                                                        host,
                                                        plainPort,
                                                        host,
                                                        securePort,
                                                        host,
                                                        controllerPort))
                                .withSetting(
                                        "advertised.listeners",
                                        "PLAINTEXT%s%d,SECURE%s%d"
                                                .formatted(host, plainPort, host, securePort))
                                .withSetting(
                                        "controller.quorum.voters", "1@127.0.0.1:" + controllerPort)
                                .withSetting(
                                        "listener.security.protocol.map",
                                        "PLAINTEXT:PLAINTEXT,SECURE:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT")
                                .withSetting("sasl.enabled.mechanisms", "PLAIN")
                                .withSetting(
                                        "listener.name.secure.plain.sasl.jaas.config",
                                        plainModule("user_gateway=\"secret\""))
                                .withSetting(
                                        "authorizer.class.name",
                                        "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
                                .withSetting("super.users", "User:ANONYMOUS"));
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        admin.createAcls(documented()).all().get();
        awaitRights(documented());
        Path security =
                Files.writeString(
                        folder.resolve("kafka.properties"),
                        "security.protocol=SASL_PLAINTEXT\nsasl.mechanism=PLAIN\nsasl.jaas.config="
                                + plainModule("username=\"gateway\" password=\"secret\""));
        gateway =
                RunningGateway.start(
                        kafka,
                        folder,
                        Map.of(
                                "gateway-kafka-bootstrap",
                                "127.0.0.1:" + securePort,
                                "gateway-kafka-properties",
                                security.toString()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        gateway.close();
    }

    /** The lines of the document that are about the gateway. */
    static List<AclBinding> documented() throws IOException {
        List<AclBinding> bindings = new ArrayList<>();
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.contains("--allow-principal User:gateway")) {
                for (String operation : options(line, "operation")) {
                    for (String topic : options(line, "topic")) {
                        bindings.add(binding(ResourceType.TOPIC, topic, operation));
                    }
                    for (String id : options(line, "transactional-id")) {
                        bindings.add(binding(ResourceType.TRANSACTIONAL_ID, id, operation));
                    }
                }
            }
        }
        assertThat(bindings).hasSize(21);
        return bindings;
    }

    @Test
    void worksWithTheDocumentedRights() throws Exception {
        // The rights that others took away for a while may have ended it.
        gateway.restart();

        try (LiveClient ops = gateway.ops("acme").watchStatus(1).watch(2, "cab-9");
                LiveClient driver = gateway.driver("acme", "cab-1")) {
            gateway.write(Topics.TRACKS, gateway.track("acme", "cab-9", 0, RunningGateway.TOWN));
            ops.awaitVehicles(seen -> seen.containsKey("cab-9"));

            driver.publish(1, Publish.newBuilder().setPositions(position(377_700_000)));
            driver.publish(2, Publish.newBuilder().setPositions(position(900_000_001)));
            driver.publish(
                    3,
                    Publish.newBuilder()
                            .setDuty(
                                    DutyChange.newBuilder()
                                            .setDuty(Duty.DUTY_BREAK)
                                            .setTimeMillis(TIME_MILLIS)));
            assertThat(accepted(driver, 1)).isEqualTo(1);
            assertThat(accepted(driver, 2)).as("a dead letter").isZero();
            assertThat(accepted(driver, 3)).isEqualTo(1);
            ops.await(f -> f.getStatusChange().getStatus().getDuty() == Duty.DUTY_BREAK);
        }

        assertThat(admin.listGroups().all().get()).isEmpty();
    }

    @Test
    void writesGeofencesWithTheDocumentedRights() throws Exception {
        gateway.restart();

        HttpResponse<String> made =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(gateway.uri().resolve("/v1/geofences/yard"))
                                        .header(
                                                "Authorization",
                                                "Bearer " + gateway.token("acme", Role.OPS, "eve"))
                                        .header("If-None-Match", "*")
                                        .PUT(
                                                HttpRequest.BodyPublishers.ofString(
                                                        """
                                                        {"type":"Feature",
                                                         "geometry":{"type":"Point","coordinates":[5,50]},
                                                         "properties":{"name":"Yard","kind":"DEPOT","radiusMeters":90}}"""))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(gateway.read(Topics.GEOFENCES)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("documented")
    void saysWhichRightIsMissing(AclBinding binding) throws Exception {
        List<AclBinding> others = new ArrayList<>(documented());
        others.remove(binding);
        admin.deleteAcls(List.of(binding.toFilter())).all().get();
        awaitRights(others);
        try (GatewayServer other = gateway.newServer()) {
            await().atMost(Duration.ofSeconds(30)).until(other::hasFailed);

            assertThat(other.awaitFailure())
                    .isInstanceOf(AuthorizationException.class)
                    .hasMessageContaining(binding.pattern().name());
        } finally {
            admin.createAcls(List.of(binding)).all().get();
            awaitRights(documented());
        }
    }

    /** The controller answers before the broker, which checks them, has heard of a change. */
    private static void awaitRights(List<AclBinding> expected) {
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                Set.copyOf(admin.describeAcls(AclBindingFilter.ANY).values().get())
                                        .equals(Set.copyOf(expected)));
    }

    private static int accepted(LiveClient client, long id) {
        return client.await(f -> f.getPublished().getId() == id).getPublished().getAccepted();
    }

    private static Positions.Builder position(int latE7) {
        return Positions.newBuilder()
                .addReports(
                        PositionReport.newBuilder()
                                .setEnvelope(Envelope.newBuilder().setEventTimeMillis(TIME_MILLIS))
                                .setLocation(GeoPoint.newBuilder().setLatE7(latE7)));
    }

    private static List<String> options(String line, String name) {
        Matcher matcher = OPTION.matcher(line);
        List<String> values = new ArrayList<>();
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                values.add(matcher.group(2));
            }
        }
        return values;
    }

    private static AclBinding binding(ResourceType type, String name, String operation) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry(
                        "User:gateway",
                        "*",
                        AclOperation.fromString(operation.toUpperCase(Locale.ROOT)),
                        AclPermissionType.ALLOW));
    }

    private static String plainModule(String options) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required " + options + ";";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
