/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.Eta;
import io.roadstream.contract.event.GeofenceKind;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.event.TransitionKind;
import io.roadstream.contract.proto.v1.AlertAction;
import io.roadstream.contract.proto.v1.AlertState;
import io.roadstream.contract.proto.v1.ErrorCode;
import io.roadstream.contract.proto.v1.OrderState;
import io.roadstream.contract.proto.v1.Plan;
import io.roadstream.contract.proto.v1.Publish;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.contract.topic.Topics;
import io.roadstream.gateway.auth.Role;
import io.roadstream.gateway.fixtures.City;
import io.roadstream.gateway.fixtures.LiveClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Feeds on a real Kafka: everything first, then what changes, also across a restart. */
@Timeout(180)
class FeedsIT {
    private static final Duration WITHIN = Duration.ofSeconds(20);
    private static final String SILENCE = "silence:00000000000000ab";

    @TempDir static Path folder;

    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start(folder, Map.of("gateway-metrics-every", "100ms"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void ordersComeAsASnapshotAndThenAsTheyChange() throws Exception {
        City city = city("orders");
        gateway.write(Topics.ORDERS, city.order("o-1", 2, OrderStatus.ASSIGNED, "van-1"));
        gateway.write(Topics.ORDERS, city.order("o-2", 1, OrderStatus.CREATED, null));
        awaitKnown("orders", "o-1", "o-2");
        try (LiveClient ops = gateway.ops("orders").followOrders(1)) {
            assertThat(snapshotOrders(ops)).containsExactlyInAnyOrder("o-1", "o-2");

            gateway.write(Topics.ORDERS, city.order("o-1", 1, OrderStatus.CREATED, null));
            gateway.write(Topics.ETAS, city.eta("o-1", StopKind.PICKUP, "van-1", 3, 10));
            OrderState expected = awaitState(ops, "o-1", OrderState::hasPickupEta);
            assertThat(expected.getOrder().getVehicleId())
                    .as("the older version was dropped")
                    .isEqualTo("van-1");
            assertThat(expected.getPickupEta().getLatePermille()).isEqualTo(10);

            gateway.delete(Topics.ORDERS, "orders", "o-2", City.version(2));
            ops.await(f -> f.getOrderChange().getGone().equals("o-2"));
            gateway.write(Topics.ORDERS, city.order("o-1", 3, OrderStatus.PICKED_UP, "van-1"));
            OrderState carried =
                    awaitState(ops, "o-1", s -> s.getOrder().getVersion().getChangeLsn() == 1_003);
            assertThat(carried.hasPickupEta()).as("the stop is made").isFalse();
        }

        gateway.restart();
        try (LiveClient ops = gateway.ops("orders").followOrders(1)) {
            assertThat(snapshotOrders(ops)).containsExactly("o-1");
        }
    }

    @Test
    void manyEstimatesOfAnOrderAreFewFrames() throws Exception {
        City city = city("busy");
        gateway.write(Topics.ORDERS, city.order("o-1", 1, OrderStatus.DELIVERING, "van-1"));
        awaitKnown("busy", "o-1");
        try (LiveClient ops = gateway.ops("busy").followOrders(1)) {
            ops.await(ServerFrame::hasOrderSnapshot);
            List<Eta> etas = new ArrayList<>();
            for (int i = 1; i <= 2_000; i++) {
                etas.add(city.eta("o-1", StopKind.DROPOFF, "van-1", i, i % 1_000));
            }
            Instant start = Instant.now();

            gateway.writeAll(Topics.ETAS, etas);

            long newest = city.millis(2_000);
            awaitState(
                    ops,
                    "o-1",
                    s -> s.getDropoffEta().getEnvelope().getEventTimeMillis() == newest);
            long rounds = 2 + Duration.between(start, Instant.now()).toMillis() / 250;
            assertThat(ops.frames().stream().filter(ServerFrame::hasOrderChange).count())
                    .isBetween(1L, rounds);
            assertThat(gateway.metric("gateway_order_changes_total{outcome=\"conflated\"}"))
                    .isGreaterThan(1_000);
        }
    }

    @Test
    void anAlertIsHandledInOneWindowAndSeenInAnotherAlsoAfterARestart() throws Exception {
        City city = city("alerts");
        Anomaly raised = city.silence("van-1", 0xAB, 1);
        try (LiveClient one = gateway.ops("alerts").followAlerts(1);
                LiveClient other = gateway.ops("alerts").followAlerts(1);
                GatewayServer second = gateway.newServer()) {
            one.await(ServerFrame::hasAlertSnapshot);
            other.await(ServerFrame::hasAlertSnapshot);
            await().atMost(WITHIN).until(second::isReady);
            try (LiveClient elsewhere =
                    LiveClient.connect(second.uri())
                            .hello(gateway.token("alerts", Role.OPS, "mia"))
                            .followAlerts(1)) {
                elsewhere.await(ServerFrame::hasAlertSnapshot);
                gateway.write(Topics.ANOMALIES, raised);
                elsewhere.await(f -> alert(f).getId().equals(SILENCE));
                one.await(f -> alert(f).getId().equals(SILENCE));

                handle(one, 1, SILENCE, AlertAction.Action.ACTION_ACKNOWLEDGE);
                assertThat(one.await(f -> f.getPublished().getId() == 1).getPublished())
                        .returns(1, p -> p.getAccepted());
                other.await(f -> alert(f).getAcknowledged().getBy().equals("eve"));
                elsewhere.await(f -> alert(f).getAcknowledged().getBy().equals("eve"));

                handle(elsewhere, 2, SILENCE, AlertAction.Action.ACTION_RESOLVE);
                AlertState resolved =
                        alert(one.await(f -> alert(f).getResolved().getBy().equals("mia")));
                assertThat(resolved.getAcknowledged().getBy()).isEqualTo("eve");
            }

            handle(one, 3, "silence:0000000000000000", AlertAction.Action.ACTION_RESOLVE);
            assertThat(one.await(f -> f.getError().getPublishId() == 3).getError().getCode())
                    .isEqualTo(ErrorCode.ERROR_CODE_NOT_FOUND);
            handle(one, 4, SILENCE, AlertAction.Action.ACTION_UNSPECIFIED);
            assertThat(one.await(f -> f.getError().getPublishId() == 4).getError().getCode())
                    .isEqualTo(ErrorCode.ERROR_CODE_INVALID);
        }

        gateway.restart();
        try (LiveClient later = gateway.ops("alerts").followAlerts(1)) {
            AlertState alert =
                    later.await(ServerFrame::hasAlertSnapshot).getAlertSnapshot().getAlerts(0);
            assertThat(alert.getAcknowledged().getBy()).isEqualTo("eve");
            assertThat(alert.getResolved().getBy()).isEqualTo("mia");
            assertThat(alert.hasEndedTimeMillis()).isFalse();
            gateway.write(Topics.ANOMALIES, city.over(raised, 9));
            later.await(f -> alert(f).getEndedTimeMillis() == city.millis(9));
        }
    }

    @Test
    void forbiddenZonesAndLateOrdersAreAlerts() throws Exception {
        City city = city("risks");
        gateway.write(Topics.ORDERS, city.order("o-1", 1, OrderStatus.DELIVERING, "van-1"));
        awaitKnown("risks", "o-1");
        try (LiveClient ops = gateway.ops("risks").followAlerts(1)) {
            ops.await(ServerFrame::hasAlertSnapshot);

            gateway.write(
                    Topics.GEOFENCE_TRANSITIONS,
                    city.transition("van-1", "f-1", TransitionKind.ENTER, GeofenceKind.NO_GO, 2));
            gateway.write(
                    Topics.GEOFENCE_TRANSITIONS,
                    city.transition("van-1", "f-2", TransitionKind.ENTER, GeofenceKind.DEPOT, 2));
            gateway.write(
                    Topics.GEOFENCE_TRANSITIONS,
                    city.transition("van-1", "f-1", TransitionKind.EXIT, GeofenceKind.NO_GO, 4));
            ops.await(
                    f ->
                            alert(f).getGeofenceId().equals("f-1")
                                    && alert(f).getEndedTimeMillis() == city.millis(4));
            gateway.write(Topics.TRIGGERS, city.lateRisk("o-1", "van-1", 3, 640));
            AlertState late = alert(ops.await(f -> alert(f).getOrderId().equals("o-1")));
            assertThat(late.getMeasured()).isEqualTo(640);
            assertThat(late.hasLocation()).isTrue();
            gateway.write(Topics.ETAS, city.eta("o-1", StopKind.DROPOFF, "van-1", 5, 20));
            ops.await(
                    f ->
                            alert(f).getId().equals(late.getId())
                                    && alert(f).getEndedTimeMillis() == city.millis(5));

            assertThat(ops.frames()).noneMatch(f -> alert(f).getGeofenceId().equals("f-2"));
        }
    }

    @Test
    void aLateOrderThatSomebodyResolvedComesBackAsNews() throws Exception {
        City city = city("again");
        gateway.write(Topics.ORDERS, city.order("o-1", 1, OrderStatus.DELIVERING, "van-1"));
        awaitKnown("again", "o-1");
        try (LiveClient ops = gateway.ops("again").followAlerts(1)) {
            ops.await(ServerFrame::hasAlertSnapshot);
            gateway.write(Topics.TRIGGERS, city.lateRisk("o-1", "van-1", 3, 640));
            String first = alert(ops.await(f -> alert(f).getOrderId().equals("o-1"))).getId();
            handle(ops, 1, first, AlertAction.Action.ACTION_ACKNOWLEDGE);
            handle(ops, 2, first, AlertAction.Action.ACTION_RESOLVE);
            ops.await(f -> alert(f).getId().equals(first) && alert(f).hasResolved());
            gateway.write(Topics.ETAS, city.eta("o-1", StopKind.DROPOFF, "van-1", 5, 20));
            ops.await(f -> alert(f).getId().equals(first) && alert(f).hasEndedTimeMillis());

            gateway.write(Topics.TRIGGERS, city.lateRisk("o-1", "van-1", 7, 450));
            AlertState again =
                    alert(
                            ops.await(
                                    f ->
                                            alert(f).getOrderId().equals("o-1")
                                                    && alert(f).getMeasured() == 450));
            assertThat(again.hasResolved()).isFalse();
            assertThat(again.hasAcknowledged()).isFalse();
            assertThat(again.hasEndedTimeMillis()).isFalse();
        }

        // The estimate is not read again by a gateway that starts later; what was seen of it stays.
        gateway.restart();
        try (LiveClient later = gateway.ops("again").followAlerts(1)) {
            assertThat(
                            later
                                    .await(ServerFrame::hasAlertSnapshot)
                                    .getAlertSnapshot()
                                    .getAlertsList()
                                    .stream()
                                    .filter(alert -> !alert.hasEndedTimeMillis()))
                    .singleElement()
                    .returns(450L, AlertState::getMeasured)
                    .returns(false, AlertState::hasResolved);
        }
    }

    @Test
    void clientsHearOfTheEndOfARiskWhoseOrderIsHeardOfFirstLongAfterItsEnd() throws Exception {
        City city = new City("late-end", System.currentTimeMillis() - 3_600_000);
        try (LiveClient ops = gateway.ops("late-end").followAlerts(1)) {
            ops.await(ServerFrame::hasAlertSnapshot);
            gateway.write(Topics.TRIGGERS, city.lateRisk("o-1", "van-1", 3, 640));
            ops.await(f -> alert(f).getOrderId().equals("o-1"));

            gateway.write(Topics.ORDERS, city.order("o-1", 9, OrderStatus.DELIVERED, "van-1"));

            ops.await(
                    f ->
                            alert(f).getOrderId().equals("o-1")
                                    && alert(f).getEndedTimeMillis() == city.millis(9));
        }
    }

    @Test
    void plansFencesAndTheDirectoryFollow() throws Exception {
        City city = city("rest");
        gateway.write(Topics.TENANTS, city.tenant(1));
        gateway.write(Topics.VEHICLES, city.vehicle("van-1", 1));
        gateway.write(Topics.VEHICLES, city.vehicle("van-2", 1));
        gateway.write(Topics.DRIVERS, city.driver("d-1", 1, "van-1"));
        gateway.write(Topics.GEOFENCES, city.fence("f-1", 1));
        gateway.write(Topics.PLANS, city.plan("van-1", 2, "o-1"));
        gateway.restart();
        try (LiveClient ops =
                        gateway.ops("rest").followPlans(1).followGeofences(2).followDirectory(3);
                LiveClient driver =
                        gateway.driver("rest", "van-1").followPlans(1).followDirectory(3)) {
            assertThat(plans(ops)).extracting(Plan::getVersion).containsExactly(2L);
            assertThat(
                            ops.await(ServerFrame::hasGeofenceSnapshot)
                                    .getGeofenceSnapshot()
                                    .getGeofencesCount())
                    .isEqualTo(1);
            var all = ops.await(ServerFrame::hasDirectorySnapshot).getDirectorySnapshot();
            assertThat(all.getTenant().getName()).isEqualTo("Tenant rest");
            assertThat(all.getVehiclesCount()).isEqualTo(2);
            var own = driver.await(ServerFrame::hasDirectorySnapshot).getDirectorySnapshot();
            assertThat(own.getVehiclesList())
                    .extracting(v -> v.getEnvelope().getEntityId())
                    .containsExactly("van-1");
            assertThat(own.getDrivers(0).getName()).isEqualTo(City.DRIVER_NAME);

            gateway.write(Topics.PLANS, city.plan("van-1", 1, "o-1"));
            gateway.write(Topics.PLANS, city.plan("van-2", 1, "o-9"));
            gateway.write(Topics.PLANS, city.plan("van-1", 3, "o-2"));
            driver.await(f -> f.getPlanChange().getPlan().getVersion() == 3);
            ops.await(f -> f.getPlanChange().getPlan().getVersion() == 3);
            assertThat(driver.frames())
                    .as("neither an older plan nor one of another vehicle")
                    .filteredOn(ServerFrame::hasPlanChange)
                    .hasSize(1);

            gateway.write(Topics.DRIVERS, city.driver("d-1", 2, "van-2"));
            driver.await(f -> f.getDirectoryChange().getGoneDriver().equals("d-1"));
            ops.await(f -> f.getDirectoryChange().getDriver().getVehicleId().equals("van-2"));
            gateway.delete(Topics.VEHICLES, "rest", "van-2", City.version(2));
            ops.await(f -> f.getDirectoryChange().getGoneVehicle().equals("van-2"));

            gateway.write(Topics.GEOFENCES, city.fence("f-1", 2));
            ops.await(f -> f.getGeofenceChange().getGeofence().getVersion() == 2);
            gateway.write(
                    Topics.GEOFENCE_TRANSITIONS,
                    city.transition("van-1", "f-1", TransitionKind.ENTER, GeofenceKind.NO_GO, 1));
            ops.await(f -> f.getGeofenceChange().hasTransition());
            gateway.delete(Topics.GEOFENCES, "rest", "f-1", null);
            ops.await(f -> f.getGeofenceChange().getGone().equals("f-1"));
        }
    }

    @Test
    void metricsTellTheNewestKeyFiguresOfTheWholeTenant() throws Exception {
        City city = new City("kpis", System.currentTimeMillis() - 10_000);
        gateway.write(Topics.FLEET_METRICS, city.kpis("all", 0, 7));
        gateway.write(Topics.FLEET_METRICS, city.kpis("872830828ffffff", 1, 3));
        gateway.write(Topics.FLEET_METRICS, city.kpis("all", -10, 5));
        try (LiveClient ops = gateway.ops("kpis").watchMetrics(1);
                LiveClient other = gateway.ops("nobody").watchMetrics(1)) {
            ServerFrame metrics = ops.await(f -> f.getMetrics().hasKpis());

            assertThat(metrics.getMetrics().getKpis().getOpenOrders()).isEqualTo(7);
            other.await(ServerFrame::hasMetrics);
            assertThat(other.frames()).noneMatch(f -> f.getMetrics().hasKpis());
        }
    }

    private static City city(String tenant) {
        return new City(tenant, System.currentTimeMillis() - 60_000);
    }

    /** A new client sees these, so the gateway has read them. */
    private static void awaitKnown(String tenant, String... orders) {
        await().atMost(WITHIN)
                .until(
                        () -> {
                            try (LiveClient ops = gateway.ops(tenant).followOrders(1)) {
                                return Set.copyOf(snapshotOrders(ops)).containsAll(Set.of(orders));
                            }
                        });
    }

    private static List<String> snapshotOrders(LiveClient client) {
        return client
                .await(ServerFrame::hasOrderSnapshot)
                .getOrderSnapshot()
                .getOrdersList()
                .stream()
                .map(state -> state.getOrder().getEnvelope().getEntityId())
                .toList();
    }

    private static OrderState awaitState(
            LiveClient client, String order, Predicate<OrderState> wanted) {
        return client.await(
                        f ->
                                f.getOrderChange().hasState()
                                        && f.getOrderChange()
                                                .getState()
                                                .getOrder()
                                                .getEnvelope()
                                                .getEntityId()
                                                .equals(order)
                                        && wanted.test(f.getOrderChange().getState()))
                .getOrderChange()
                .getState();
    }

    private static List<Plan> plans(LiveClient client) {
        return client.await(ServerFrame::hasPlanSnapshot).getPlanSnapshot().getPlansList();
    }

    private static AlertState alert(ServerFrame frame) {
        return frame.getAlertChange().getAlert();
    }

    private static void handle(
            LiveClient client, long id, String alert, AlertAction.Action action) {
        client.publish(
                id,
                Publish.newBuilder()
                        .setAlertAction(
                                AlertAction.newBuilder().setAlert(alert).setAction(action)));
    }
}
