/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import io.roadstream.contract.event.Assignment;
import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Driver;
import io.roadstream.contract.event.Duty;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Money;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderParties;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.OrderStop;
import io.roadstream.contract.event.Plan;
import io.roadstream.contract.event.TimeWindow;
import io.roadstream.contract.event.Trigger;
import io.roadstream.contract.event.TriggerKind;
import io.roadstream.contract.event.Vehicle;
import io.roadstream.contract.event.VehicleKind;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.Tracks;
import io.roadstream.contract.geo.GeoPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tenant along one street that runs east: places are metres on it, times are seconds. What is
 * said comes back as text, such as {@code NEW_ORDER o-1} and {@code van-1 v1: +o-1 -o-1}, plus for
 * a pickup, minus for a drop-off.
 */
final class DispatchScene {
    static final long START = Reports.TIME.toEpochMilli();

    private static final double METERS_PER_DEGREE = 111_195;

    final HeapBook book = new HeapBook();
    final List<Plan> plans = new ArrayList<>();
    final List<Trigger> triggers = new ArrayList<>();
    private final DispatchRule rule;
    private final List<String> said = new ArrayList<>();
    private int versions;
    private long seconds;
    private long unheardSeconds;

    DispatchScene() {
        this(new CheapestInsertion(DispatchSettings.DEFAULT));
    }

    DispatchScene(Planner planner) {
        rule = new DispatchRule(DispatchSettings.DEFAULT, planner);
    }

    /** What was said since the last call. */
    List<String> said() {
        List<String> result = List.copyOf(said);
        said.clear();
        return result;
    }

    DispatchScene after(int moreSeconds) {
        seconds += moreSeconds;
        return this;
    }

    /** A scooter that is at work at this place. */
    void vehicle(String id, int meters, int capacity) {
        hear(
                DispatchEvent.of(
                        new Vehicle(envelope(id), next(), id, VehicleKind.SCOOTER, capacity)));
        fix(id, meters);
        duty(id, Duty.AVAILABLE);
    }

    /** What is received from now on is not heard any more. */
    void fallDeaf() {
        unheardSeconds = seconds;
    }

    void hearAgain() {
        unheardSeconds = 0;
    }

    /** A fix of a device whose clock is behind by so much, or that was on its way for so long. */
    void oldFix(String id, int meters, int ageSeconds) {
        Instant time = Reports.TIME.plusSeconds(seconds);
        hear(
                DispatchEvent.of(
                        Tracks.of(
                                        Reports.report(id)
                                                .after(Duration.ofSeconds(seconds - ageSeconds))
                                                .receivedAt(time)
                                                .place(0, meters / METERS_PER_DEGREE)
                                                .build())
                                .build()));
    }

    void fix(String id, int meters) {
        hear(
                DispatchEvent.of(
                        Tracks.of(
                                        Reports.report(id)
                                                .after(Duration.ofSeconds(seconds))
                                                .place(0, meters / METERS_PER_DEGREE)
                                                .build())
                                .build()));
    }

    void duty(String id, Duty duty) {
        hear(DispatchEvent.of(VehicleStatus.of(envelope(id), duty)));
    }

    void driver(String id, @Nullable String vehicleId, int shiftEndSeconds) {
        hear(
                DispatchEvent.of(
                        new Driver(
                                envelope(id),
                                next(),
                                id,
                                vehicleId,
                                new TimeWindow(START, START + shiftEndSeconds * 1_000L),
                                null)));
    }

    /** A new order of size 1 from one place to another. */
    void order(String id, int fromMeters, int toMeters, int dueSeconds) {
        row(id, fromMeters, toMeters, dueSeconds, OrderStatus.CREATED, null);
    }

    /** A row of an order that nobody has to think about: somebody unknown brings it. */
    DispatchScene otherRow() {
        row("other", 0, 0, 3_600, OrderStatus.DELIVERING, null);
        return this;
    }

    /** A row of the order that {@link #order} made. */
    void row(String id, OrderStatus status, @Nullable String vehicleId) {
        Order known = book.findOrder(id).orElseThrow().order();
        hear(DispatchEvent.of(order(known, next(), status, vehicleId)));
    }

    void row(
            String id,
            int fromMeters,
            int toMeters,
            int dueSeconds,
            OrderStatus status,
            @Nullable String vehicleId) {
        Order order =
                new Order(
                        envelope(id),
                        next(),
                        status,
                        new OrderParties("c-1", "m-1"),
                        Assignment.NONE,
                        new OrderStop(at(fromMeters), "", TimeWindow.OPEN),
                        new OrderStop(
                                at(toMeters),
                                "",
                                new TimeWindow(null, START + dueSeconds * 1_000L)),
                        null,
                        1,
                        new Money(100, "EUR"),
                        now());
        hear(DispatchEvent.of(order(order, order.version(), status, vehicleId)));
    }

    void risk(String orderId) {
        hear(
                DispatchEvent.of(
                        new Trigger(envelope(orderId), 77, TriggerKind.LATE_RISK, null, 800)));
    }

    void check() {
        take(rule.check(book, "acme", time()));
    }

    /** Plans that could be thought over now. */
    Optional<FleetPlans> plans() {
        return rule.findPlans(book, "acme", time());
    }

    /** Somebody has thought them over: stops as text, by vehicle. */
    void replan(FleetPlans asked, Map<String, String> found) {
        take(rule.replan(book, "acme", time(), asked, routes(asked, found)));
    }

    private static List<VehicleRoute> routes(FleetPlans asked, Map<String, String> found) {
        Map<String, RouteStop> stops = new HashMap<>();
        asked.routes()
                .forEach(route -> route.stops().forEach(stop -> stops.put(text(stop.ref()), stop)));
        return asked.routes().stream()
                .filter(route -> found.containsKey(route.vehicleId()))
                .map(
                        route ->
                                route.with(
                                        Arrays.stream(
                                                        found.getOrDefault(route.vehicleId(), "")
                                                                .split(" "))
                                                .filter(stop -> !stop.isEmpty())
                                                .map(
                                                        stop ->
                                                                Objects.requireNonNull(
                                                                        stops.get(stop)))
                                                .toList()))
                .toList();
    }

    static String text(StopRef stop) {
        return switch (stop.kind()) {
            case PICKUP -> "+" + stop.orderId();
            case DROPOFF -> "-" + stop.orderId();
        };
    }

    void hear(DispatchEvent event) {
        take(rule.step(book, event, time()));
    }

    /** A row was deleted; with {@link #version} its older states can be told again. */
    void deleted(DispatchEvent.Kind kind, String id) {
        hear(DispatchEvent.deleted("acme", id, kind, next()));
    }

    /** The version of what was told last. */
    ChangeVersion version() {
        return new ChangeVersion(1, versions, versions);
    }

    List<StopRef> stops(String vehicleId) {
        return book.findVehicle(vehicleId).orElseThrow().stops();
    }

    long now() {
        return START + seconds * 1_000;
    }

    static GeoPoint at(int meters) {
        return GeoPoint.ofDegrees(0, meters / METERS_PER_DEGREE);
    }

    private Order order(
            Order order, ChangeVersion version, OrderStatus status, @Nullable String vehicleId) {
        return new Order(
                envelope(order.envelope().entityId()),
                version,
                status,
                order.parties(),
                vehicleId == null ? Assignment.NONE : new Assignment("d-" + vehicleId, vehicleId),
                order.pickup(),
                order.dropoff(),
                order.readyTimeMillis(),
                order.size(),
                order.price(),
                order.createdTimeMillis());
    }

    private void take(DispatchStep step) {
        triggers.addAll(step.triggers());
        plans.addAll(step.plans());
        step.triggers().forEach(t -> said.add(t.kind() + " " + t.envelope().entityId()));
        step.plans().forEach(plan -> said.add(text(plan)));
    }

    private static String text(Plan plan) {
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(Locale.ROOT, "%s v%d:", plan.envelope().entityId(), plan.version()));
        plan.stops()
                .forEach(
                        stop ->
                                text.append(' ')
                                        .append(text(new StopRef(stop.orderId(), stop.kind()))));
        return text.toString();
    }

    Envelope envelope(String id) {
        return new Envelope("acme", id, now(), now());
    }

    private DeskTime time() {
        long heard = unheardSeconds == 0 ? now() : START + unheardSeconds * 1_000;
        return new DeskTime(now(), heard, now());
    }

    ChangeVersion next() {
        versions++;
        return new ChangeVersion(1, versions, versions);
    }
}
