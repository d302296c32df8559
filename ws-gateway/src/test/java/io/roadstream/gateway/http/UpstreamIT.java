/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.http;

import static io.roadstream.gateway.http.RunningGateway.NORTH_EAST;
import static io.roadstream.gateway.http.RunningGateway.SOUTH_WEST;
import static io.roadstream.gateway.http.RunningGateway.TOWN;
import static io.roadstream.gateway.http.RunningGateway.east;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.roadstream.contract.event.DeadLetter;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.Protocol;
import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.proto.v1.AlertAction;
import io.roadstream.contract.proto.v1.ClientFrame;
import io.roadstream.contract.proto.v1.Duty;
import io.roadstream.contract.proto.v1.DutyChange;
import io.roadstream.contract.proto.v1.Emergency;
import io.roadstream.contract.proto.v1.EmergencyAction;
import io.roadstream.contract.proto.v1.EmergencyAction.Action;
import io.roadstream.contract.proto.v1.EmergencyCall;
import io.roadstream.contract.proto.v1.Envelope;
import io.roadstream.contract.proto.v1.Error;
import io.roadstream.contract.proto.v1.ErrorCode;
import io.roadstream.contract.proto.v1.FleetMetrics;
import io.roadstream.contract.proto.v1.GeoPoint;
import io.roadstream.contract.proto.v1.Ping;
import io.roadstream.contract.proto.v1.Positions;
import io.roadstream.contract.proto.v1.Publish;
import io.roadstream.contract.proto.v1.Published;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.contract.proto.v1.VehicleStatus;
import io.roadstream.contract.topic.Topics;
import io.roadstream.gateway.auth.Role;
import io.roadstream.gateway.fixtures.City;
import io.roadstream.gateway.fixtures.LiveClient;
import io.roadstream.gateway.fixtures.Mirror;
import io.roadstream.gateway.protocol.CloseCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What clients say, the feed of it, resume and metrics, on a real Kafka with real sockets. */
@Timeout(180)
class UpstreamIT {
    private static final long TIME_MILLIS = Reports.TIME.toEpochMilli();

    @TempDir static Path folder;

    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway =
                RunningGateway.start(
                        folder,
                        Map.of(
                                "gateway-metrics-every",
                                "200ms",
                                "gateway-max-messages-per-second",
                                "1000"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void aCallForHelpIsSeenAcknowledgedAndResolved() {
        try (LiveClient ops = gateway.ops("acme").watchStatus(1);
                LiveClient rival = gateway.ops("rival").watchStatus(1);
                LiveClient other = gateway.driver("acme", "cab-2").watchStatus(1);
                LiveClient driver = gateway.driver("acme", "cab-1").watchStatus(1)) {
            Stream.of(ops, rival, other, driver)
                    .forEach(c -> c.await(ServerFrame::hasStatusSnapshot));

            publish(driver, 1, p -> p.setEmergency(call("help-1", "smoke")));
            // Nobody heard the answer: the same call again.
            publish(driver, 2, p -> p.setEmergency(call("help-1", "smoke")));
            Emergency seen =
                    ops.await(f -> emergency(f).getId().equals("help-1"))
                            .getStatusChange()
                            .getStatus()
                            .getEmergency();
            assertThat(seen.getNote()).isEqualTo("smoke");
            assertThat(seen.hasAcknowledged()).isFalse();
            assertThat(seen.getLocation().getLatE7()).isEqualTo(TOWN.latE7());

            publish(ops, 3, p -> p.setAction(action("cab-1", "help-1", Action.ACTION_ACKNOWLEDGE)));
            assertThat(
                            driver.await(f -> emergency(f).hasAcknowledged())
                                    .getStatusChange()
                                    .getStatus()
                                    .getEmergency()
                                    .getAcknowledged()
                                    .getBy())
                    .isEqualTo("eve");
            publish(driver, 4, p -> p.setAction(action("cab-1", "help-1", Action.ACTION_RESOLVE)));
            VehicleStatus end =
                    ops.await(f -> emergency(f).hasResolved()).getStatusChange().getStatus();
            assertThat(end.getEnvelope().getEventTimeMillis()).isEqualTo(TIME_MILLIS);
            assertThat(end.getEmergency().getResolved().getBy()).isEqualTo("cab-1");
            assertThat(end.getEmergency().getAcknowledged().getBy()).isEqualTo("eve");

            assertThat(
                            ops.frames().stream()
                                    .filter(f -> emergency(f).getId().equals("help-1"))
                                    .count())
                    .as("each state once")
                    .isEqualTo(3);
            assertThat(rival.frames()).noneMatch(ServerFrame::hasStatusChange);
            assertThat(other.frames()).noneMatch(ServerFrame::hasStatusChange);
        }
    }

    @Test
    void whoComesLaterLearnsWhatStandsAlsoAfterARestart() throws Exception {
        try (LiveClient driver = gateway.driver("acme", "cab-3")) {
            publish(driver, 1, p -> p.setEmergency(call("help-3", "")));
            publish(driver, 2, p -> p.setDuty(duty(Duty.DUTY_BREAK, 1)));
            publish(driver, 3, p -> p.setDuty(duty(Duty.DUTY_AVAILABLE, 0)));
        }
        gateway.restart();
        try (LiveClient ops = gateway.ops("acme").watchStatus(1);
                LiveClient rival = gateway.ops("rival").watchStatus(1)) {
            List<VehicleStatus> known =
                    ops
                            .await(ServerFrame::hasStatusSnapshot)
                            .getStatusSnapshot()
                            .getStatusesList()
                            .stream()
                            .filter(s -> s.getEnvelope().getEntityId().equals("cab-3"))
                            .toList();
            assertThat(known)
                    .extracting(VehicleStatus::getWhatCase)
                    .containsExactly(VehicleStatus.WhatCase.EMERGENCY, VehicleStatus.WhatCase.DUTY);
            assertThat(known.get(1).getDuty()).as("the newest").isEqualTo(Duty.DUTY_BREAK);
            assertThat(
                            rival.await(ServerFrame::hasStatusSnapshot)
                                    .getStatusSnapshot()
                                    .getStatusesList())
                    .isEmpty();
        }
    }

    @Test
    void positionsOfADriverGoToKafkaAsTheOwnVehicleAndBadOnesAsDeadLetters() {
        try (LiveClient driver = gateway.driver("acme", "cab-4")) {
            Published published =
                    publish(
                            driver,
                            7,
                            p ->
                                    p.setPositions(
                                            Positions.newBuilder()
                                                    .addReports(report(0, 377_700_000))
                                                    .addReports(report(1, 900_000_001))
                                                    .addReports(report(2, 377_700_500))));

            assertThat(published.getAccepted()).isEqualTo(2);
            assertThat(published.getRejectedList())
                    .singleElement()
                    .satisfies(
                            rejected -> {
                                assertThat(rejected.getIndex()).isEqualTo(1);
                                assertThat(rejected.getReason()).isEqualTo("LATITUDE_OUT_OF_RANGE");
                                assertThat(rejected.getMessage()).contains("90.0000001");
                            });
            List<PositionReport> reports =
                    gateway.read(Topics.POSITIONS).stream()
                            .filter(r -> r.envelope().entityId().equals("cab-4"))
                            .toList();
            assertThat(reports).hasSize(2);
            assertThat(reports)
                    .allSatisfy(
                            report -> {
                                assertThat(report.envelope().tenant()).isEqualTo("acme");
                                assertThat(report.protocol()).isEqualTo(Protocol.WEBSOCKET);
                                assertThat(report.envelope().ingestTimeMillis())
                                        .isGreaterThan(TIME_MILLIS);
                            });
            assertThat(gateway.read(Topics.DEAD_LETTERS))
                    .extracting(DeadLetter::source)
                    .contains("ws:/v1/live");
        }
    }

    @Test
    void refusesWhatTheRoleMayNotSayAndNamesIt() {
        try (LiveClient ops = gateway.ops("acme");
                LiveClient driver = gateway.driver("acme", "cab-5")) {
            ops.publish(1, Publish.newBuilder().setEmergency(call("no", "")));
            assertThat(error(ops, 1).getCode()).isEqualTo(ErrorCode.ERROR_CODE_FORBIDDEN);
            ops.publish(2, Publish.newBuilder().setPositions(Positions.getDefaultInstance()));
            assertThat(error(ops, 2).getCode()).isEqualTo(ErrorCode.ERROR_CODE_FORBIDDEN);
            driver.publish(
                    3, Publish.newBuilder().setAction(action("cab-6", "x", Action.ACTION_RESOLVE)));
            assertThat(error(driver, 3).getCode()).isEqualTo(ErrorCode.ERROR_CODE_FORBIDDEN);
            ops.publish(
                    4,
                    Publish.newBuilder().setAction(action("cab-5", "none", Action.ACTION_RESOLVE)));
            assertThat(error(ops, 4).getMessage())
                    .isEqualTo("vehicle 'cab-5' has no emergency 'none'");
            driver.publish(5, Publish.newBuilder().setEmergency(call("a|b", "")));
            assertThat(error(driver, 5).getMessage()).contains("a|b");
            driver.publish(6, Publish.newBuilder().setDuty(DutyChange.getDefaultInstance()));
            assertThat(error(driver, 6).getMessage()).startsWith("duty must be");
            driver.publish(7, Publish.newBuilder());
            assertThat(error(driver, 7).getCode()).isEqualTo(ErrorCode.ERROR_CODE_INVALID);
        }
    }

    @Test
    void answersOnlyOnceKafkaHasIt() throws Exception {
        try (LiveClient driver = gateway.driver("acme", "cab-10")) {
            gateway.pauseKafka();
            try {
                driver.publish(1, Publish.newBuilder().setEmergency(call("help-10", "")));
                for (long next = 100; next < 150; next++) {
                    long id = next;
                    driver.send(ClientFrame.newBuilder().setPing(Ping.newBuilder().setId(id)));
                    driver.await(f -> f.getPong().getId() == id);
                }
                assertThat(driver.frames()).noneMatch(ServerFrame::hasPublished);
            } finally {
                gateway.resumeKafka();
            }
            assertThat(driver.await(ServerFrame::hasPublished).getPublished().getAccepted())
                    .isEqualTo(1);
        }
    }

    @Test
    void countsWhatBecameOfWhatWasPublished() throws Exception {
        double storedBefore = publishes("stored");
        double invalidBefore = publishes("invalid");
        try (LiveClient driver = gateway.driver("acme", "cab-9")) {
            publish(driver, 1, p -> p.setDuty(duty(Duty.DUTY_BUSY, 0)));
            publish(driver, 2, p -> p.setDuty(duty(Duty.DUTY_BREAK, 1)));
            driver.publish(3, Publish.newBuilder());
            error(driver, 3);

            assertThat(publishes("stored") - storedBefore).isEqualTo(2);
            assertThat(publishes("invalid") - invalidBefore).isEqualTo(1);
        }
    }

    @Test
    void aResumedClientGetsWhatChangedAndNothingElse() throws Exception {
        gateway.write(Topics.TRACKS, gateway.track("resume", "still", 0, TOWN));
        gateway.write(Topics.TRACKS, gateway.track("resume", "goer", 0, east(TOWN, 60)));
        long offset;
        String epoch;
        LiveClient before = gateway.ops("resume").watch(1, SOUTH_WEST, NORTH_EAST);
        before.awaitVehicles(seen -> seen.size() == 2);
        epoch = before.await(ServerFrame::hasHello).getHello().getEpoch();
        offset = before.offset();
        before.close();

        gateway.write(Topics.TRACKS, gateway.track("resume", "goer", 1, east(TOWN, 61)));
        try (LiveClient whole = gateway.ops("resume").watch(1, SOUTH_WEST, NORTH_EAST)) {
            whole.awaitVehicles(
                    seen ->
                            seen.containsValue(
                                    new Mirror.Seen("goer", east(TOWN, 61), TIME_MILLIS + 1_000)));
            try (LiveClient again =
                    gateway.ops("resume").goOn(before, 1, SOUTH_WEST, NORTH_EAST, epoch, offset)) {
                ServerFrame answer = again.await(ServerFrame::hasRecovered);
                assertThat(answer.getRecovered().getChannelsCount())
                        .as("channels that changed, of %d", answer.getRecovered().getSlotsCount())
                        .isEqualTo(1);
                assertThat(again.vehicles()).isEqualTo(whole.vehicles());
                assertThat(again.frames()).noneMatch(ServerFrame::hasGap);
                again.watchMetrics(2);
                assertThat(again.await(ServerFrame::hasMetrics).getMetrics().getReconnects())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void whatCannotBeGoneOnWithIsAGapAndASnapshot() throws Exception {
        gateway.write(Topics.TRACKS, gateway.track("gap", "cab", 0, TOWN));
        try (LiveClient ahead = gateway.ops("gap")) {
            String epoch = ahead.await(ServerFrame::hasHello).getHello().getEpoch();
            ahead.watchSince(1, SOUTH_WEST, NORTH_EAST, epoch, Long.MAX_VALUE);
            assertThat(ahead.await(ServerFrame::hasGap).getGap().getMessage())
                    .contains("was not reached yet");
            ahead.awaitVehicles(seen -> seen.containsKey("cab"));

            gateway.restart();
            try (LiveClient foreign = gateway.ops("gap")) {
                foreign.watchSince(1, SOUTH_WEST, NORTH_EAST, epoch, 1);
                assertThat(foreign.await(ServerFrame::hasGap).getGap().getMessage())
                        .isEqualTo("the gateway has started anew");
                foreign.awaitVehicles(seen -> seen.containsKey("cab"));
                assertThat(foreign.frames()).noneMatch(ServerFrame::hasRecovered);
            }
        }
    }

    @Test
    void tellsOpsHowTheFleetIs() throws Exception {
        try (LiveClient ops = gateway.ops("metrics").watchMetrics(1);
                LiveClient driver = gateway.driver("metrics", "cab").watchMetrics(1)) {
            assertThat(driver.await(ServerFrame::hasError).getError().getCode())
                    .isEqualTo(ErrorCode.ERROR_CODE_FORBIDDEN);
            gateway.write(Topics.TRACKS, gateway.track("metrics", "cab", 0, TOWN));
            gateway.write(Topics.TRACKS, gateway.track("rival", "spy", 0, TOWN));
            FleetMetrics metrics =
                    ops.await(f -> f.getMetrics().getPositionsPerSecond() > 0).getMetrics();
            assertThat(metrics.getVehicles()).isEqualTo(1);
            assertThat(metrics.getReporting()).as("its fix is old").isZero();
            assertThat(metrics.getConnections()).isEqualTo(2);
            assertThat(metrics.getEventAgeP50Millis()).isGreaterThan(60_000);
            assertThat(metrics.hasFlink()).isFalse();
            assertThat(metrics.getReconnects()).as("those of others do not count").isZero();
        }
    }

    @Test
    void everyFrameIsAsTheAsyncApiDocumentSays() throws Exception {
        JsonNode document = new ObjectMapper().readTree(gateway.get("/v1/asyncapi.json").body());
        JsonSchema schema = schema(document, "ServerFrame");
        gateway.write(Topics.TRACKS, gateway.track("doc", "cab-8", 0, TOWN));
        try (LiveClient driver =
                        LiveClient.connectJson(gateway.uri())
                                .hello(gateway.token("doc", Role.DRIVER, "cab-8"));
                LiveClient ops =
                        LiveClient.connectJson(gateway.uri())
                                .hello(gateway.token("doc", Role.OPS, "eve"))) {
            driver.watchStatus(1);
            driver.await(ServerFrame::hasStatusSnapshot);
            publish(driver, 1, p -> p.setEmergency(call("help-8", "smoke")));
            driver.await(ServerFrame::hasStatusChange);
            driver.publish(2, Publish.newBuilder());
            driver.await(ServerFrame::hasError);
            ops.watch(1, SOUTH_WEST, NORTH_EAST).watchMetrics(2);
            ops.awaitVehicles(seen -> seen.containsKey("cab-8"));
            ops.watchSince(3, SOUTH_WEST, NORTH_EAST, "another", 1);
            ops.await(ServerFrame::hasGap);
            gateway.write(Topics.TRACKS, gateway.track("doc", "cab-8", 1, east(TOWN, 1)));
            ops.await(ServerFrame::hasDelta);
            ops.await(ServerFrame::hasMetrics);
            ops.watchSince(
                    4,
                    SOUTH_WEST,
                    NORTH_EAST,
                    ops.await(ServerFrame::hasHello).getHello().getEpoch(),
                    0);
            ops.await(ServerFrame::hasRecovered);
            ops.send(ClientFrame.newBuilder().setPing(Ping.newBuilder().setId(3)));
            ops.await(ServerFrame::hasPong);
            followFeeds(ops);
            List<String> texts =
                    Stream.concat(driver.texts().stream(), ops.texts().stream()).toList();

            assertThat(texts)
                    .allSatisfy(
                            text -> assertThat(schema.validate(text, InputFormat.JSON)).isEmpty());
            assertThat(schema.validate("{\"hello\":{\"epok\":\"x\"}}", InputFormat.JSON))
                    .as("a field that no frame has")
                    .isNotEmpty();
            JsonSchema clients = schema(document, "ClientFrame");
            assertThat(driver.sentTexts()).hasSizeGreaterThan(3);
            assertThat(
                            Stream.concat(driver.sentTexts().stream(), ops.sentTexts().stream())
                                    .toList())
                    .allSatisfy(
                            text -> assertThat(clients.validate(text, InputFormat.JSON)).isEmpty());
            assertThat(clients.validate("{\"publish\":{\"hurry\":true}}", InputFormat.JSON))
                    .isNotEmpty();
        }
        assertThat(document.path("channels").path("live").path("x-close-codes").properties())
                .hasSize(CloseCode.values().length + 1);
    }

    private static void followFeeds(LiveClient ops) throws Exception {
        City city = new City("doc", System.currentTimeMillis() - 60_000);
        ops.followOrders(5).followAlerts(6).followPlans(7).followGeofences(8).followDirectory(9);
        ops.await(ServerFrame::hasDirectorySnapshot);
        gateway.write(Topics.ORDERS, city.order("o-1", 1, OrderStatus.DELIVERING, "cab-8"));
        gateway.write(Topics.ETAS, city.eta("o-1", StopKind.DROPOFF, "cab-8", 1, 10));
        ops.await(f -> f.getOrderChange().getState().hasDropoffEta());
        gateway.write(Topics.ANOMALIES, city.silence("cab-8", 8, 1));
        AlertAction.Builder action =
                AlertAction.newBuilder()
                        .setAlert("silence:0000000000000008")
                        .setAction(AlertAction.Action.ACTION_ACKNOWLEDGE);
        ops.await(ServerFrame::hasAlertChange);
        publish(ops, 9, p -> p.setAlertAction(action));
        ops.await(f -> f.getAlertChange().getAlert().hasAcknowledged());
        gateway.write(Topics.PLANS, city.plan("cab-8", 1, "o-1"));
        ops.await(ServerFrame::hasPlanChange);
        gateway.write(Topics.GEOFENCES, city.fence("f-1", 1));
        ops.await(ServerFrame::hasGeofenceChange);
        gateway.write(Topics.DRIVERS, city.driver("d-1", 1, "cab-8"));
        ops.await(ServerFrame::hasDirectoryChange);
        gateway.write(Topics.FLEET_METRICS, city.kpis("all", 55, 7));
        ops.await(f -> f.getMetrics().hasKpis());
    }

    private static JsonSchema schema(JsonNode document, String frame) {
        ObjectNode rooted = document.deepCopy();
        rooted.put("$ref", "#/components/schemas/" + frame);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(rooted);
    }

    private static double publishes(String outcome) throws Exception {
        return gateway.metric("gateway_publishes_total{outcome=\"%s\"}".formatted(outcome));
    }

    private static Published publish(
            LiveClient client, long id, UnaryOperator<Publish.Builder> what) {
        client.publish(id, what.apply(Publish.newBuilder()));
        return client.await(f -> f.getPublished().getId() == id).getPublished();
    }

    private static Error error(LiveClient client, long id) {
        return client.await(f -> f.getError().getPublishId() == id).getError();
    }

    private static Emergency emergency(ServerFrame frame) {
        return frame.getStatusChange().getStatus().getEmergency();
    }

    private static EmergencyCall call(String id, String note) {
        return EmergencyCall.newBuilder()
                .setId(id)
                .setTimeMillis(TIME_MILLIS)
                .setNote(note)
                .setLocation(GeoPoint.newBuilder().setLatE7(TOWN.latE7()).setLonE7(TOWN.lonE7()))
                .build();
    }

    private static EmergencyAction action(String vehicle, String emergency, Action action) {
        return EmergencyAction.newBuilder()
                .setVehicle(vehicle)
                .setEmergencyId(emergency)
                .setAction(action)
                .build();
    }

    private static DutyChange duty(Duty duty, int second) {
        return DutyChange.newBuilder()
                .setDuty(duty)
                .setTimeMillis(TIME_MILLIS + second * 1_000L)
                .build();
    }

    private static io.roadstream.contract.proto.v1.PositionReport report(int second, int latE7) {
        return io.roadstream.contract.proto.v1.PositionReport.newBuilder()
                .setEnvelope(
                        Envelope.newBuilder()
                                .setTenant("rival")
                                .setEntityId("somebody-else")
                                .setEventTimeMillis(TIME_MILLIS + second * 1_000L))
                .setLocation(GeoPoint.newBuilder().setLatE7(latE7).setLonE7(TOWN.lonE7()))
                .build();
    }
}
