/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

import io.roadstream.contract.codec.DriverMapper;
import io.roadstream.contract.codec.GeofenceMapper;
import io.roadstream.contract.codec.GeofenceTransitionMapper;
import io.roadstream.contract.codec.PlanMapper;
import io.roadstream.contract.codec.TenantMapper;
import io.roadstream.contract.codec.VehicleMapper;
import io.roadstream.contract.event.GeofenceKind;
import io.roadstream.contract.event.Handling;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.event.TransitionKind;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.proto.v1.AlertChange;
import io.roadstream.contract.proto.v1.AlertSnapshot;
import io.roadstream.contract.proto.v1.DirectoryChange;
import io.roadstream.contract.proto.v1.DirectorySnapshot;
import io.roadstream.contract.proto.v1.GeofenceChange;
import io.roadstream.contract.proto.v1.GeofenceSnapshot;
import io.roadstream.contract.proto.v1.OrderChange;
import io.roadstream.contract.proto.v1.OrderSnapshot;
import io.roadstream.contract.proto.v1.PlanChange;
import io.roadstream.contract.proto.v1.PlanSnapshot;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.gateway.auth.Role;
import io.roadstream.gateway.feed.AlertBoard;
import io.roadstream.gateway.feed.Handled;
import io.roadstream.gateway.feed.KnownOrder;
import io.roadstream.gateway.feed.OrderEncoder;
import io.roadstream.gateway.fixtures.City;
import java.util.Map;

/** Golden frames of the feeds, of one city. */
final class FeedFrames {
    private static final City CITY = new City("acme", Reports.TIME.toEpochMilli());

    private FeedFrames() {}

    static void add(Map<String, byte[]> frames) {
        addOrders(frames);
        addAlerts(frames);
        addPlansAndFences(frames);
        addDirectory(frames);
    }

    private static void addOrders(Map<String, byte[]> frames) {
        KnownOrder order =
                new KnownOrder(
                        CITY.order("o-1", 2, OrderStatus.PICKING_UP, "van-1"),
                        CITY.eta("o-1", StopKind.PICKUP, "van-1", 7, 20),
                        CITY.eta("o-1", StopKind.DROPOFF, "van-1", 7, 120));
        put(
                frames,
                "order-snapshot",
                ServerFrame.newBuilder()
                        .setOrderSnapshot(
                                OrderSnapshot.newBuilder()
                                        .setSubscription(4)
                                        .addOrders(OrderEncoder.state(order, Role.OPS))));
        for (Role role : new Role[] {Role.CUSTOMER, Role.MERCHANT}) {
            put(
                    frames,
                    "order-change-" + role.title(),
                    ServerFrame.newBuilder()
                            .setOrderChange(
                                    OrderChange.newBuilder()
                                            .setState(OrderEncoder.state(order, role))));
        }
        put(
                frames,
                "order-gone",
                ServerFrame.newBuilder().setOrderChange(OrderChange.newBuilder().setGone("o-1")));
    }

    private static void addAlerts(Map<String, byte[]> frames) {
        AlertBoard board = new AlertBoard();
        Handled late = board.apply(CITY.lateRisk("o-1", "van-1", 9, 640), null).get(0);
        Handling handling = new Handling("eve", CITY.millis(20));
        board.apply(late.acknowledge("acme", handling));
        board.apply(CITY.over(CITY.silence("van-1", 0xAB, 5), 65));
        board.apply(CITY.transition("van-1", "f-1", TransitionKind.ENTER, GeofenceKind.NO_GO, 8));
        AlertSnapshot.Builder snapshot = AlertSnapshot.newBuilder().setSubscription(5);
        board.list(CITY.millis(70)).forEach(alert -> snapshot.addAlerts(alert.toMessage()));
        put(frames, "alert-snapshot", ServerFrame.newBuilder().setAlertSnapshot(snapshot));
        board.apply(late.resolve("acme", handling));
        put(
                frames,
                "alert-change",
                ServerFrame.newBuilder()
                        .setAlertChange(
                                AlertChange.newBuilder()
                                        .setAlert(
                                                board.find(late.alert().id())
                                                        .orElseThrow()
                                                        .toMessage())));
        put(
                frames,
                "alert-gone",
                ServerFrame.newBuilder()
                        .setAlertChange(AlertChange.newBuilder().setGone(late.alert().id())));
    }

    private static void addPlansAndFences(Map<String, byte[]> frames) {
        var plan = new PlanMapper().toMessage(CITY.plan("van-1", 3, "o-1"));
        var fence = new GeofenceMapper().toMessage(CITY.fence("f-1", 2));
        put(
                frames,
                "plan-snapshot",
                ServerFrame.newBuilder()
                        .setPlanSnapshot(
                                PlanSnapshot.newBuilder().setSubscription(6).addPlans(plan)));
        put(
                frames,
                "plan-change",
                ServerFrame.newBuilder().setPlanChange(PlanChange.newBuilder().setPlan(plan)));
        put(
                frames,
                "plan-gone",
                ServerFrame.newBuilder().setPlanChange(PlanChange.newBuilder().setGone("van-1")));
        put(
                frames,
                "geofence-snapshot",
                ServerFrame.newBuilder()
                        .setGeofenceSnapshot(
                                GeofenceSnapshot.newBuilder()
                                        .setSubscription(7)
                                        .addGeofences(fence)));
        put(
                frames,
                "geofence-crossed",
                ServerFrame.newBuilder()
                        .setGeofenceChange(
                                GeofenceChange.newBuilder()
                                        .setTransition(
                                                new GeofenceTransitionMapper()
                                                        .toMessage(
                                                                CITY.transition(
                                                                        "van-1",
                                                                        "f-1",
                                                                        TransitionKind.ENTER,
                                                                        GeofenceKind.NO_GO,
                                                                        8)))));
        put(
                frames,
                "geofence-gone",
                ServerFrame.newBuilder()
                        .setGeofenceChange(GeofenceChange.newBuilder().setGone("f-1")));
    }

    private static void addDirectory(Map<String, byte[]> frames) {
        put(
                frames,
                "directory-snapshot",
                ServerFrame.newBuilder()
                        .setDirectorySnapshot(
                                DirectorySnapshot.newBuilder()
                                        .setSubscription(8)
                                        .setTenant(new TenantMapper().toMessage(CITY.tenant(1)))
                                        .addVehicles(
                                                new VehicleMapper()
                                                        .toMessage(CITY.vehicle("van-1", 1)))
                                        .addDrivers(
                                                new DriverMapper()
                                                        .toMessage(
                                                                CITY.driver("d-1", 1, "van-1")))));
        put(
                frames,
                "directory-gone",
                ServerFrame.newBuilder()
                        .setDirectoryChange(DirectoryChange.newBuilder().setGoneDriver("d-1")));
    }

    private static void put(Map<String, byte[]> frames, String name, ServerFrame.Builder frame) {
        frames.put(name, frame.build().toByteArray());
    }
}
