/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.dispatch;

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
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.TrackFlag;
import io.roadstream.contract.event.Vehicle;
import io.roadstream.contract.event.VehicleKind;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.Tracks;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.topic.Topics;
import io.roadstream.domain.dispatch.DispatchEvent;
import io.roadstream.domain.dispatch.DispatchRule;
import io.roadstream.domain.dispatch.DispatchSettings;
import io.roadstream.domain.dispatch.Replanner;
import io.roadstream.jobs.fixtures.Harnesses;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** Vehicles, orders and plans of tests of the dispatch operator, and its harness. */
abstract class DispatchDesk {
    static final long START = Reports.TIME.toEpochMilli();
    static final long SECOND = 1_000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;

    private int versions;

    /** All vehicles but those of the test go on reporting until then. */
    static void heardUntil(
            KeyedOneInputStreamOperatorTestHarness<String, DispatchEvent, Plan> harness, int second)
            throws Exception {
        harness.processWatermark(START + second * SECOND);
        harness.setProcessingTime(START + second * SECOND);
    }

    final void deleted(
            KeyedOneInputStreamOperatorTestHarness<String, DispatchEvent, Plan> harness,
            String id,
            DispatchEvent.Kind kind)
            throws Exception {
        harness.processElement(DispatchEvent.deleted("acme", id, kind, next()), 0);
    }

    final Driver driver(String id, String vehicle, int second) {
        return new Driver(
                envelope("acme", id, second),
                next(),
                id,
                vehicle,
                new TimeWindow(START, START + 365 * 24 * HOUR),
                null);
    }

    static List<String> plans(
            KeyedOneInputStreamOperatorTestHarness<String, DispatchEvent, Plan> harness) {
        return harness.extractOutputValues().stream().map(DispatchDesk::text).toList();
    }

    private static String text(Plan plan) {
        StringBuilder text = new StringBuilder(plan.envelope().tenant());
        text.append(' ').append(plan.envelope().entityId()).append(" v").append(plan.version());
        plan.stops()
                .forEach(
                        stop ->
                                text.append(
                                        switch (stop.kind()) {
                                            case PICKUP -> " +" + stop.orderId();
                                            case DROPOFF -> " -" + stop.orderId();
                                        }));
        return text.toString();
    }

    final void scooter(
            KeyedOneInputStreamOperatorTestHarness<String, DispatchEvent, Plan> harness,
            String tenant,
            String id,
            int second)
            throws Exception {
        harness.processElement(
                DispatchEvent.of(
                        new Vehicle(
                                envelope(tenant, id, second), next(), id, VehicleKind.SCOOTER, 3)),
                0);
        harness.processElement(DispatchEvent.of(track(tenant, id, second, 0)), 0);
        duty(harness, tenant, id, Duty.AVAILABLE, second);
    }

    static void duty(
            KeyedOneInputStreamOperatorTestHarness<String, DispatchEvent, Plan> harness,
            String tenant,
            String id,
            Duty duty,
            int second)
            throws Exception {
        harness.processElement(
                DispatchEvent.of(VehicleStatus.of(envelope(tenant, id, second), duty)), 0);
    }

    final void order(
            KeyedOneInputStreamOperatorTestHarness<String, DispatchEvent, Plan> harness,
            String tenant,
            String id,
            OrderStatus status,
            int second)
            throws Exception {
        harness.processElement(DispatchEvent.of(order(tenant, id, status, second)), 0);
    }

    final void order(
            KeyedOneInputStreamOperatorTestHarness<String, DispatchEvent, Plan> harness,
            String tenant,
            String id,
            OrderStatus status,
            int second,
            String vehicle)
            throws Exception {
        Order order = order(tenant, id, status, second);
        harness.processElement(
                DispatchEvent.of(
                        new Order(
                                order.envelope(),
                                order.version(),
                                status,
                                order.parties(),
                                new Assignment("d-1", vehicle),
                                order.pickup(),
                                order.dropoff(),
                                null,
                                1,
                                order.price(),
                                order.createdTimeMillis())),
                0);
    }

    final Order order(String tenant, String id, OrderStatus status, int second) {
        return new Order(
                envelope(tenant, id, second),
                next(),
                status,
                new OrderParties("c-1", "m-1"),
                Assignment.NONE,
                new OrderStop(place(1), "", TimeWindow.OPEN),
                new OrderStop(place(3), "", new TimeWindow(null, START + second * SECOND + HOUR)),
                null,
                1,
                new Money(100, "EUR"),
                START + second * SECOND);
    }

    static Track track(String tenant, String id, int second, int kilometers, TrackFlag... flags) {
        var track =
                Tracks.of(
                                Reports.report(id)
                                        .after(Duration.ofSeconds(second))
                                        .place(place(kilometers))
                                        .build())
                        .flags(flags)
                        .build();
        return new Track(
                envelope(tenant, id, second),
                track.location(),
                track.motion(),
                track.h3Cell(),
                track.flags(),
                track.sequence(),
                track.trackId(),
                track.revision(),
                track.holdOutcome());
    }

    /** So many kilometres east. */
    static GeoPoint place(int kilometers) {
        return GeoPoint.ofDegrees(0, kilometers / 111.195);
    }

    final ChangeVersion next() {
        versions++;
        return new ChangeVersion(1, versions, versions);
    }

    static Envelope envelope(String tenant, String id, int second) {
        long time = START + second * SECOND;
        return new Envelope(tenant, id, time, time);
    }

    static OperatorSubtaskState part(
            OperatorSubtaskState state, int before, int after, int subtask) {
        return AbstractStreamOperatorTestHarness.repartitionOperatorState(
                state, Topics.MAX_PARALLELISM, before, after, subtask);
    }

    static KeyedOneInputStreamOperatorTestHarness<String, DispatchEvent, Plan> harness(
            @Nullable OperatorSubtaskState restored) throws Exception {
        return harness(restored, 1, 0);
    }

    /** Nobody thinks plans over. */
    static KeyedOneInputStreamOperatorTestHarness<String, DispatchEvent, Plan> harness(
            @Nullable OperatorSubtaskState restored, int parallelism, int subtask)
            throws Exception {
        return harness(restored, parallelism, subtask, (plans, isCancelled) -> plans.routes());
    }

    static KeyedOneInputStreamOperatorTestHarness<String, DispatchEvent, Plan> harness(
            @Nullable OperatorSubtaskState restored,
            int parallelism,
            int subtask,
            Replanner replanner)
            throws Exception {
        DispatchSettings settings = DispatchSettings.DEFAULT;
        var harness =
                new KeyedOneInputStreamOperatorTestHarness<String, DispatchEvent, Plan>(
                        new KeyedProcessOperator<>(
                                new DispatchOperator(
                                        new DispatchRule(settings, new InsertionPlanner(settings)),
                                        replanner,
                                        settings.replanning())),
                        DispatchEvent::tenant,
                        Types.STRING,
                        Topics.MAX_PARALLELISM,
                        parallelism,
                        subtask);
        Harnesses.open(restored, harness);
        harness.setProcessingTime(Math.max(START, harness.getProcessingTime()));
        return harness;
    }
}
