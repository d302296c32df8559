/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.contract.event.Assignment;
import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Driver;
import io.roadstream.contract.event.Duty;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Geofence;
import io.roadstream.contract.event.KpiWindow;
import io.roadstream.contract.event.Money;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderParties;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.OrderStop;
import io.roadstream.contract.event.Plan;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.TimeWindow;
import io.roadstream.contract.event.TransitionKind;
import io.roadstream.contract.event.Vehicle;
import io.roadstream.contract.event.VehicleKind;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.fixtures.Geofences;
import io.roadstream.contract.fixtures.Orders;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.topic.Topics;
import io.roadstream.embedded.process.ChildProcess;
import io.roadstream.jobs.fixtures.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What happens in a small fleet, through all parts of the real process and its kill. */
class LiveJobIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final double METERS_PER_DEGREE = 111_195;
    private static final String TENANT = Reports.TENANT;
    private static final Geofence ZONE =
            Geofences.of("zone", Geofences.circle(Reports.PLACE.lat(), Reports.PLACE.lon(), 100));

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    private static Stack stack;

    private long versions;
    private long leftMillis = Long.MAX_VALUE;

    @BeforeAll
    static void start() throws Exception {
        stack = Stack.start(data);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void everyPartTellsOfItOnce() {
        stack.publish(Topics.GEOFENCES, List.of(ZONE));
        stack.publish(Topics.TENANTS, List.of(Orders.tenant()));
        stack.publish(
                Topics.VEHICLES,
                List.of(new Vehicle(envelope("van-1"), next(), "", VehicleKind.VAN, 9)));
        stack.publish(
                Topics.DRIVERS,
                List.of(
                        new Driver(
                                envelope("d-1"), next(), "Ada", "van-1", TimeWindow.OPEN, null)));
        stack.publish(
                Topics.VEHICLE_STATUS,
                List.of(VehicleStatus.of(envelope("van-1"), Duty.AVAILABLE)));
        long jumped = System.currentTimeMillis();

        try (ChildProcess flink = stack.startFlink()) {
            awaitWhileDriving(() -> transitions().contains(TransitionKind.INITIAL_INSIDE));
            order("o-1", OrderStatus.CREATED, Assignment.NONE);
            awaitWhileDriving(() -> isPlanned("o-1"));
            order("o-1", OrderStatus.ASSIGNED, new Assignment("d-1", "van-1"));
            stack.publish(List.of(jumper(jumped, 0, 0), jumper(jumped, 10, 1)));
            awaitWhileDriving(() -> isEstimated("o-1") && created() == 1);
            order("o-2", OrderStatus.CREATED, Assignment.NONE);
            leftMillis = System.currentTimeMillis();
            stack.publish(List.of(van()));
            flink.kill();
        }
        stack.publish(List.of(jumper(jumped, 20, 0)));
        try (ChildProcess flink = stack.startFlink()) {
            awaitWhileDriving(
                    () ->
                            isPlanned("o-2")
                                    && isEstimated("o-2")
                                    && transitions().contains(TransitionKind.EXIT)
                                    && stack.committed(Topics.ANOMALIES).size() >= 2
                                    && created() >= 2);
            assertThat(flink.isAlive()).isTrue();
        }

        assertThat(transitions())
                .containsExactlyInAnyOrder(TransitionKind.INITIAL_INSIDE, TransitionKind.EXIT);
        assertThat(stack.committed(Topics.ANOMALIES))
                .extracting(anomaly -> anomaly.envelope().entityId() + " " + anomaly.revision())
                .containsExactly("jumper 0", "jumper 1");
        List<Plan> plans = stack.committed(Topics.PLANS);
        assertThat(plans)
                .extracting(Plan::version)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, plans.size()).boxed().toList());
        assertThat(stack.committed(Topics.ETAS))
                .extracting(eta -> eta.etaId() + " " + eta.revision())
                .doesNotHaveDuplicates();
        assertThat(stack.committed(Topics.FLEET_METRICS))
                .extracting(LiveJobIT::name)
                .doesNotHaveDuplicates();
        assertThat(created()).isEqualTo(2);
        assertThat(stack.committed(Topics.FLEET_METRICS))
                .anyMatch(window -> window.isWhole() && window.counts().activeVehicles() == 1);
        assertThat(stack.committed(Topics.DEAD_LETTERS)).isEmpty();
    }

    /** The van reports twice a second until the condition is met. */
    private void awaitWhileDriving(Callable<Boolean> condition) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> {
                            stack.publish(List.of(van()));
                            return condition.call();
                        });
    }

    private static List<TransitionKind> transitions() {
        return stack.committed(Topics.GEOFENCE_TRANSITIONS).stream()
                .map(transition -> transition.kind())
                .toList();
    }

    private static boolean isPlanned(String order) {
        return stack.committed(Topics.PLANS).stream()
                .flatMap(plan -> plan.stops().stream())
                .anyMatch(stop -> stop.orderId().equals(order));
    }

    private static boolean isEstimated(String order) {
        return stack.committed(Topics.ETAS).stream()
                .anyMatch(eta -> eta.envelope().entityId().equals(order));
    }

    /** Orders that became known, by the newest revision of each window. */
    private static int created() {
        Map<Long, KpiWindow> newest = new HashMap<>();
        for (KpiWindow window : stack.committed(Topics.FLEET_METRICS)) {
            if (window.isWhole()) {
                newest.merge(
                        window.startMillis(),
                        window,
                        (a, b) -> a.revision() > b.revision() ? a : b);
            }
        }
        return newest.values().stream().mapToInt(w -> w.counts().createdOrders()).sum();
    }

    private static String name(KpiWindow window) {
        return "%s %d %d"
                .formatted(window.envelope().entityId(), window.startMillis(), window.revision());
    }

    private void order(String id, OrderStatus status, Assignment assignment) {
        Envelope envelope = envelope(id);
        long now = envelope.eventTimeMillis();
        stack.publish(
                Topics.ORDERS,
                List.of(
                        new Order(
                                envelope,
                                next(),
                                status,
                                new OrderParties("c-1", "m-1"),
                                assignment,
                                new OrderStop(north(1_000), "", TimeWindow.OPEN),
                                new OrderStop(
                                        north(3_000), "", new TimeWindow(null, now + 3_600_000)),
                                null,
                                1,
                                new Money(900, "USD"),
                                now)));
    }

    /** It stands in the fence until it leaves to the north. */
    private PositionReport van() {
        long now = System.currentTimeMillis();
        double meters = Math.min(400, 0.03 * Math.max(0, now - leftMillis));
        return Reports.report("van-1")
                .at(Instant.ofEpochMilli(now))
                .receivedAt(Instant.ofEpochMilli(now))
                .place(north(meters))
                .build();
    }

    private static PositionReport jumper(long sinceMillis, int second, int degrees) {
        Instant time = Instant.ofEpochMilli(sinceMillis).plusSeconds(second);
        return Reports.report("jumper").sequence(second).at(time).place(38 + degrees, -122).build();
    }

    private static GeoPoint north(double meters) {
        return GeoPoint.ofDegrees(
                Reports.PLACE.lat() + meters / METERS_PER_DEGREE, Reports.PLACE.lon());
    }

    private static Envelope envelope(String id) {
        long now = System.currentTimeMillis();
        return new Envelope(TENANT, id, now, now);
    }

    private ChangeVersion next() {
        versions++;
        return new ChangeVersion(1, versions, versions);
    }
}
