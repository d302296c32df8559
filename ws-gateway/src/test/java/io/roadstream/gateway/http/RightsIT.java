/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.http;

import static io.roadstream.gateway.http.RunningGateway.NORTH_EAST;
import static io.roadstream.gateway.http.RunningGateway.SOUTH_WEST;
import static io.roadstream.gateway.http.RunningGateway.TOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.Emergency;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.OrderParties;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.proto.v1.AlertAction;
import io.roadstream.contract.proto.v1.AlertState;
import io.roadstream.contract.proto.v1.Duty;
import io.roadstream.contract.proto.v1.DutyChange;
import io.roadstream.contract.proto.v1.EmergencyAction;
import io.roadstream.contract.proto.v1.EmergencyCall;
import io.roadstream.contract.proto.v1.ErrorCode;
import io.roadstream.contract.proto.v1.OrderState;
import io.roadstream.contract.proto.v1.Positions;
import io.roadstream.contract.proto.v1.Publish;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.contract.topic.Topics;
import io.roadstream.gateway.auth.Role;
import io.roadstream.gateway.fixtures.City;
import io.roadstream.gateway.fixtures.LiveClient;
import io.roadstream.gateway.fixtures.Mirror;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may see and say what: every role, every subscription, two tenants with the same ids. */
@Timeout(180)
class RightsIT {
    private static final GeoPoint OWN_PLACE = GeoPoint.ofDegrees(37.75, -122.45);
    private static final GeoPoint RIVAL_PLACE = GeoPoint.ofDegrees(37.79, -122.39);

    @TempDir static Path folder;

    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start(folder, Map.of("gateway-metrics-every", "100ms"));
        for (String vehicle : List.of("cab-1", "cab-2")) {
            gateway.write(Topics.TRACKS, gateway.track("acme", vehicle, 0, OWN_PLACE));
            gateway.write(Topics.VEHICLE_STATUS, call("acme", vehicle, "acme-call"));
        }
        writeCity("acme");
        writeCity("rival");
        // Both tenants have a cab-1, and the same orders, fences and people.
        for (String vehicle : List.of("cab-1", "cab-9")) {
            gateway.write(Topics.TRACKS, gateway.track("rival", vehicle, 0, RIVAL_PLACE));
            gateway.write(Topics.VEHICLE_STATUS, call("rival", vehicle, "rival-call"));
        }
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    /**
     * What is asked for, and what an answer may hold for ops, the driver of cab-1, the customer c-1
     * and the merchant m-1: ids, or why there is none.
     */
    private enum Asked {
        VIEWPORT("cab-1 cab-2", "FORBIDDEN", "FORBIDDEN", "FORBIDDEN"),
        OWN_VEHICLE("cab-1", "cab-1", "NOT_FOUND", "FORBIDDEN"),
        OTHER_VEHICLE("cab-2", "FORBIDDEN", "NOT_FOUND", "FORBIDDEN"),
        VEHICLE_OF_THE_RIVAL("", "FORBIDDEN", "NOT_FOUND", "FORBIDDEN"),
        VEHICLE_OF_OWN_ORDER("", "FORBIDDEN", "o-1", "FORBIDDEN"),
        VEHICLE_OF_OTHER_ORDER("", "FORBIDDEN", "NOT_FOUND", "FORBIDDEN"),
        STATUS("cab-1 cab-2", "cab-1", "FORBIDDEN", "FORBIDDEN"),
        METRICS("", "FORBIDDEN", "FORBIDDEN", "FORBIDDEN"),
        ORDERS("o-1 o-2", "o-1", "o-1", "o-1"),
        ALERTS("cab-1 cab-2", "FORBIDDEN", "FORBIDDEN", "FORBIDDEN"),
        PLANS("cab-1 cab-2", "cab-1", "FORBIDDEN", "FORBIDDEN"),
        GEOFENCES("f-1", "FORBIDDEN", "FORBIDDEN", "FORBIDDEN"),
        DIRECTORY("cab-1 cab-2 d-1 d-2", "cab-1 d-1", "FORBIDDEN", "FORBIDDEN");

        private final String forOps;
        private final String forDriver;
        private final String forCustomer;
        private final String forMerchant;

        Asked(String forOps, String forDriver, String forCustomer, String forMerchant) {
            this.forOps = forOps;
            this.forDriver = forDriver;
            this.forCustomer = forCustomer;
            this.forMerchant = forMerchant;
        }

        private String expected(Role role) {
            return switch (role) {
                case OPS -> forOps;
                case DRIVER -> forDriver;
                case CUSTOMER -> forCustomer;
                case MERCHANT -> forMerchant;
            };
        }

        private void ask(LiveClient client, String tenant) {
            switch (this) {
                case VIEWPORT -> client.watch(1, SOUTH_WEST, NORTH_EAST);
                case OWN_VEHICLE -> client.watch(1, "cab-1");
                case OTHER_VEHICLE -> client.watch(1, second(tenant));
                case VEHICLE_OF_THE_RIVAL ->
                        client.watch(1, tenant.equals("acme") ? "cab-9" : "cab-2");
                case VEHICLE_OF_OWN_ORDER -> client.watch(1, "o-1");
                case VEHICLE_OF_OTHER_ORDER -> client.watch(1, "o-2");
                case STATUS -> client.watchStatus(1);
                case METRICS -> client.watchMetrics(1);
                case ORDERS -> client.followOrders(1);
                case ALERTS -> client.followAlerts(1);
                case PLANS -> client.followPlans(1);
                case GEOFENCES -> client.followGeofences(1);
                case DIRECTORY -> client.followDirectory(1);
            }
        }

        private boolean isOfVehicles() {
            return switch (this) {
                case VIEWPORT,
                        OWN_VEHICLE,
                        OTHER_VEHICLE,
                        VEHICLE_OF_THE_RIVAL,
                        VEHICLE_OF_OWN_ORDER,
                        VEHICLE_OF_OTHER_ORDER ->
                        true;
                case STATUS, METRICS, ORDERS, ALERTS, PLANS, GEOFENCES, DIRECTORY -> false;
            };
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
        String expected = asked.expected(role);
        try (LiveClient client =
                LiveClient.connect(gateway.uri())
                        .hello(gateway.token(tenant, role, subject(role)))) {
            asked.ask(client, tenant);
            ServerFrame answer = client.await(f -> isAnswer(f));
            if (expected.equals("FORBIDDEN") || expected.equals("NOT_FOUND")) {
                assertThat(answer.getError().getCode())
                        .isEqualTo(ErrorCode.valueOf("ERROR_CODE_" + expected));
                assertThat(client.vehicles()).isEmpty();
                return;
            }
            List<String> theirs =
                    Stream.of(expected.split(" "))
                            .filter(v -> !v.isEmpty())
                            .map(v -> v.equals("cab-2") ? second(tenant) : v)
                            .toList();
            if (asked.isOfVehicles()) {
                client.awaitVehicles(seen -> List.copyOf(seen.keySet()).equals(theirs));
                GeoPoint place = tenant.equals("acme") ? OWN_PLACE : RIVAL_PLACE;
                assertThat(client.vehicles().values())
                        .extracting(Mirror.Seen::place)
                        .allMatch(place::equals);
            } else if (asked == Asked.METRICS) {
                assertThat(answer.getMetrics().getVehicles()).isEqualTo(2);
            } else {
                assertThat(ids(answer)).containsExactlyInAnyOrderElementsOf(theirs);
                assertThat(answer.toString().contains(City.DRIVER_PHONE))
                        .isEqualTo(asked == Asked.DIRECTORY && role == Role.OPS);
            }
            assertThat(answer.toString())
                    .doesNotContain(tenant.equals("acme") ? "\"rival\"" : "\"acme\"")
                    .doesNotContain(secretsFrom(role));
        }
    }

    /** What a role must not read anywhere. */
    private static String[] secretsFrom(Role role) {
        return switch (role) {
            case OPS -> new String[] {"no secret"};
            case DRIVER -> new String[] {"cab-2", "cab-9", "c-2", "m-2", "d-2", City.DRIVER_PHONE};
            case CUSTOMER ->
                    new String[] {
                        "cab-", "d-of", "m-1", "m-2", "c-2", City.DRIVER_NAME, City.DRIVER_PHONE
                    };
            case MERCHANT ->
                    new String[] {
                        "cab-",
                        "d-of",
                        "c-1",
                        "c-2",
                        "m-2",
                        "5th floor",
                        City.DRIVER_NAME,
                        City.DRIVER_PHONE
                    };
        };
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CUSTOMER", "MERCHANT"})
    void thePastIsNotForCustomersAndMerchants(Role role) throws Exception {
        // An id that is a vehicle's, too, opens nothing.
        String token = gateway.token("acme", role, "cab-1");
        for (String path :
                List.of(
                        "/v1/vehicles",
                        "/v1/vehicles/cab-1",
                        "/v1/vehicles/cab-1/track?from=0&to=1",
                        "/v1/positions?from=0&to=1",
                        "/v1/activity?from=0&to=1",
                        "/v1/alerts?from=0&to=1",
                        "/v1/kpis?from=0&to=1",
                        "/v1/eta-accuracy?from=0&to=1",
                        "/v1/order-load?from=0&to=1")) {
            assertThat(get(path, token)).as(path).isEqualTo(403);
        }
        assertThat(get("/v1/page", token)).isEqualTo(200);
        try (LiveClient client = LiveClient.connect(gateway.uri()).hello(token)) {
            client.watch(1, "cab-1");
            client.await(ServerFrame::hasError);
        }
    }

    private static int get(String path, String token) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(gateway.uri().resolve(path))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void nobodySaysWhatIsNotTheirsToSay(Role role) {
        List<Publish.Builder> ofDrivers =
                List.of(
                        Publish.newBuilder().setPositions(Positions.getDefaultInstance()),
                        Publish.newBuilder()
                                .setDuty(
                                        DutyChange.newBuilder()
                                                .setDuty(Duty.DUTY_BREAK)
                                                .setTimeMillis(Reports.TIME.toEpochMilli())),
                        Publish.newBuilder()
                                .setEmergency(
                                        EmergencyCall.newBuilder()
                                                .setId("call-" + role)
                                                .setTimeMillis(Reports.TIME.toEpochMilli())));
        Publish.Builder ofOps =
                Publish.newBuilder()
                        .setAlertAction(
                                AlertAction.newBuilder()
                                        .setAlert("silence:0000000000000007")
                                        .setAction(AlertAction.Action.ACTION_RESOLVE));
        Publish.Builder ofBoth =
                Publish.newBuilder()
                        .setAction(
                                EmergencyAction.newBuilder()
                                        .setVehicle("cab-1")
                                        .setEmergencyId("mute-call")
                                        .setAction(EmergencyAction.Action.ACTION_RESOLVE));
        try (LiveClient client =
                LiveClient.connect(gateway.uri())
                        .hello(gateway.token("mute", role, subject(role)))) {
            for (int i = 0; i < ofDrivers.size(); i++) {
                client.publish(i + 1, ofDrivers.get(i));
                assertThat(isForbidden(client, i + 1)).isEqualTo(role != Role.DRIVER);
            }
            client.publish(7, ofOps);
            assertThat(isForbidden(client, 7)).isEqualTo(role != Role.OPS);
            client.publish(8, ofBoth);
            assertThat(isForbidden(client, 8)).isEqualTo(role != Role.OPS && role != Role.DRIVER);
        }
    }

    @Test
    void aNumberThatIsHeardOfLaterIsForOpsOnly() throws Exception {
        City city = new City("later", System.currentTimeMillis() - 60_000);
        gateway.write(Topics.DRIVERS, city.driver("d-1", 1, "cab-1"));
        try (LiveClient ops = gateway.ops("later").followDirectory(1);
                LiveClient driver =
                        LiveClient.connect(gateway.uri())
                                .hello(gateway.token("later", Role.DRIVER, "cab-1"))
                                .followDirectory(1)) {
            ops.await(ServerFrame::hasDirectorySnapshot);
            driver.await(ServerFrame::hasDirectorySnapshot);

            gateway.write(Topics.DRIVERS, city.driver("d-1", 2, "cab-1", City.DRIVER_PHONE));

            ops.await(f -> f.getDirectoryChange().getDriver().getPhone().equals(City.DRIVER_PHONE));
            driver.await(
                    f -> f.getDirectoryChange().getDriver().getVersion().getCommitLsn() == 1_002);
            assertThat(driver.frames().toString()).doesNotContain(City.DRIVER_PHONE);
        }
    }

    private static boolean isForbidden(LiveClient client, long id) {
        ServerFrame answer =
                client.await(
                        f -> f.getPublished().getId() == id || f.getError().getPublishId() == id);
        return answer.getError().getCode() == ErrorCode.ERROR_CODE_FORBIDDEN;
    }

    private static void writeCity(String tenant) throws Exception {
        City city = new City(tenant, System.currentTimeMillis() - 60_000);
        String second = second(tenant);
        gateway.write(Topics.ORDERS, city.order("o-1", 1, OrderStatus.DELIVERING, "cab-1"));
        gateway.write(
                Topics.ORDERS,
                city.order(
                        "o-2", 1, OrderStatus.DELIVERING, second, new OrderParties("c-2", "m-2")));
        gateway.write(Topics.ETAS, city.eta("o-1", StopKind.DROPOFF, "cab-1", 1, 10));
        gateway.write(Topics.GEOFENCES, city.fence("f-1", 1));
        for (String vehicle : List.of("cab-1", second)) {
            int number = vehicle.equals("cab-1") ? 1 : 2;
            gateway.write(Topics.ANOMALIES, city.silence(vehicle, number, 1));
            gateway.write(Topics.PLANS, city.plan(vehicle, 1, "o-" + number));
            gateway.write(Topics.VEHICLES, city.vehicle(vehicle, 1));
            gateway.write(
                    Topics.DRIVERS, city.driver("d-" + number, 1, vehicle, City.DRIVER_PHONE));
        }
        try (LiveClient ops = gateway.ops(tenant)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(
                            () -> {
                                ops.followDirectory(1).followOrders(2).followAlerts(3);
                                ops.followPlans(4).followGeofences(5);
                                return isKnown(ops.frames());
                            });
        }
    }

    /** What was written came in a snapshot or after it. */
    private static boolean isKnown(List<ServerFrame> frames) {
        return frames.stream().anyMatch(f -> f.getDirectorySnapshot().getDriversCount() == 2)
                && frames.stream().anyMatch(f -> f.getOrderSnapshot().getOrdersCount() == 2)
                && frames.stream()
                        .anyMatch(
                                f ->
                                        f.getOrderSnapshot().getOrdersList().stream()
                                                .anyMatch(OrderState::hasDropoffEta))
                && frames.stream().anyMatch(f -> f.getAlertSnapshot().getAlertsCount() == 2)
                && frames.stream().anyMatch(f -> f.getPlanSnapshot().getPlansCount() == 2)
                && frames.stream()
                        .anyMatch(
                                f ->
                                        f.hasGeofenceSnapshot()
                                                && f.getGeofenceSnapshot().getGeofencesCount()
                                                        == 1);
    }

    private static String second(String tenant) {
        return tenant.equals("acme") ? "cab-2" : "cab-9";
    }

    private static String subject(Role role) {
        return switch (role) {
            case OPS -> "eve";
            case DRIVER -> "cab-1";
            case CUSTOMER -> "c-1";
            case MERCHANT -> "m-1";
        };
    }

    private static List<String> ids(ServerFrame answer) {
        return Stream.of(
                        answer.getStatusSnapshot().getStatusesList().stream()
                                .map(s -> s.getEnvelope().getEntityId()),
                        answer.getOrderSnapshot().getOrdersList().stream()
                                .map(s -> s.getOrder().getEnvelope().getEntityId()),
                        answer.getAlertSnapshot().getAlertsList().stream()
                                .map(AlertState::getVehicleId),
                        answer.getPlanSnapshot().getPlansList().stream()
                                .map(p -> p.getEnvelope().getEntityId()),
                        answer.getGeofenceSnapshot().getGeofencesList().stream()
                                .map(f -> f.getEnvelope().getEntityId()),
                        answer.getDirectorySnapshot().getVehiclesList().stream()
                                .map(v -> v.getEnvelope().getEntityId()),
                        answer.getDirectorySnapshot().getDriversList().stream()
                                .map(d -> d.getEnvelope().getEntityId()))
                .flatMap(ids -> ids)
                .toList();
    }

    private static boolean isAnswer(ServerFrame frame) {
        return switch (frame.getFrameCase()) {
            case ERROR,
                    SNAPSHOT,
                    STATUS_SNAPSHOT,
                    METRICS,
                    ORDER_SNAPSHOT,
                    ALERT_SNAPSHOT,
                    PLAN_SNAPSHOT,
                    GEOFENCE_SNAPSHOT,
                    DIRECTORY_SNAPSHOT ->
                    true;
            default -> false;
        };
    }

    private static VehicleStatus call(String tenant, String vehicle, String id) {
        long time = Reports.TIME.toEpochMilli();
        return VehicleStatus.of(
                new Envelope(tenant, vehicle, time, System.currentTimeMillis()),
                Emergency.of(id, TOWN, "n".repeat(Emergency.MAX_NOTE)));
    }
}
