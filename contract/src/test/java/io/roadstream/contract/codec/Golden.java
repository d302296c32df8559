/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.codec;

import com.google.protobuf.Message;
import io.roadstream.contract.event.Duty;
import io.roadstream.contract.event.HoldOutcome;
import io.roadstream.contract.event.Protocol;
import io.roadstream.contract.event.TrackFlag;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.fixtures.Anomalies;
import io.roadstream.contract.fixtures.DeadLetters;
import io.roadstream.contract.fixtures.Dispatches;
import io.roadstream.contract.fixtures.Geofences;
import io.roadstream.contract.fixtures.Orders;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.Statuses;
import io.roadstream.contract.fixtures.Tracks;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * An event whose wire form is fixed by two files, {@code golden/<name>.bin} and {@code .json}.
 *
 * @param name of the files
 * @param codec from record to bytes and back
 * @param event the record
 * @param message an empty message of the type that the bytes hold
 * @param <T> the event record
 */
record Golden<T>(String name, Codec<T> codec, T event, Message message) {
    static Stream<Golden<?>> list() {
        return Stream.of(
                new Golden<>(
                        "position-report-full",
                        new PositionReportMapper(),
                        Reports.report("cab-1")
                                .receivedAt(Reports.TIME.plusMillis(1_234))
                                .speedMps(12.34)
                                .headingDeg(271.5)
                                .altitudeMeters(-3.2)
                                .accuracyMeters(4.5)
                                .sequence(4_711)
                                .deviceUuid("8d2f6f0e-4a6b-4c3e-9b1d-0f2a7c5e9b10")
                                .driver("driver:7")
                                .protocol(Protocol.OWNTRACKS)
                                .build(),
                        io.roadstream.contract.proto.v1.PositionReport.getDefaultInstance()),
                new Golden<>(
                        "position-report-minimal",
                        new PositionReportMapper(),
                        Reports.report("cab-1").build(),
                        io.roadstream.contract.proto.v1.PositionReport.getDefaultInstance()),
                new Golden<>(
                        "position-report-zeros",
                        new PositionReportMapper(),
                        Reports.report("cab-1")
                                .place(0, 0)
                                .speedMps(0)
                                .headingDeg(0)
                                .altitudeMeters(0)
                                .accuracyMeters(0)
                                .sequence(0)
                                .deviceUuid("00000000-0000-0000-0000-000000000000")
                                .build(),
                        io.roadstream.contract.proto.v1.PositionReport.getDefaultInstance()),
                new Golden<>(
                        "track-accepted",
                        new TrackMapper(),
                        Tracks.of(Reports.report("cab-1").build()).build(),
                        io.roadstream.contract.proto.v1.Track.getDefaultInstance()),
                new Golden<>(
                        "track-suspect",
                        new TrackMapper(),
                        Tracks.of(
                                        Reports.report("cab-1")
                                                .after(Duration.ofMinutes(1))
                                                .place(37.7, -122.5)
                                                .speedMps(120)
                                                .headingDeg(359.99)
                                                .altitudeMeters(20_000)
                                                .accuracyMeters(600)
                                                .sequence(4_712)
                                                .build())
                                .flags(
                                        TrackFlag.IMPLAUSIBLE_SPEED,
                                        TrackFlag.INACCURATE,
                                        TrackFlag.HEADING_DERIVED)
                                .trackId(0xFEDC_BA98_7654_3210L)
                                .revision(1)
                                .holdOutcome(HoldOutcome.TIMED_OUT)
                                .build(),
                        io.roadstream.contract.proto.v1.Track.getDefaultInstance()),
                new Golden<>(
                        "vehicle-status-duty",
                        new VehicleStatusMapper(),
                        VehicleStatus.of(Statuses.envelope("cab-1"), Duty.BREAK),
                        io.roadstream.contract.proto.v1.VehicleStatus.getDefaultInstance()),
                new Golden<>(
                        "vehicle-status-emergency",
                        new VehicleStatusMapper(),
                        Statuses.resolved("cab-1"),
                        io.roadstream.contract.proto.v1.VehicleStatus.getDefaultInstance()),
                new Golden<>(
                        "geofence-area",
                        new GeofenceMapper(),
                        Geofences.depot(),
                        io.roadstream.contract.proto.v1.Geofence.getDefaultInstance()),
                new Golden<>(
                        "geofence-circle",
                        new GeofenceMapper(),
                        Geofences.of("zone-1", Geofences.circle(37.77, -122.41, 250)),
                        io.roadstream.contract.proto.v1.Geofence.getDefaultInstance()),
                new Golden<>(
                        "geofence-transition",
                        new GeofenceTransitionMapper(),
                        Geofences.entered("cab-1"),
                        io.roadstream.contract.proto.v1.GeofenceTransition.getDefaultInstance()),
                new Golden<>(
                        "order-full",
                        new OrderMapper(),
                        Orders.full("o-1"),
                        io.roadstream.contract.proto.v1.Order.getDefaultInstance()),
                new Golden<>(
                        "order-minimal",
                        new OrderMapper(),
                        Orders.minimal("o-1"),
                        io.roadstream.contract.proto.v1.Order.getDefaultInstance()),
                new Golden<>(
                        "order-event",
                        new OrderEventMapper(),
                        Orders.event("o-1"),
                        io.roadstream.contract.proto.v1.OrderEvent.getDefaultInstance()),
                new Golden<>(
                        "eta-full",
                        new EtaMapper(),
                        Dispatches.eta("o-1"),
                        io.roadstream.contract.proto.v1.Eta.getDefaultInstance()),
                new Golden<>(
                        "eta-minimal",
                        new EtaMapper(),
                        Dispatches.etaWithoutWindow("o-1"),
                        io.roadstream.contract.proto.v1.Eta.getDefaultInstance()),
                new Golden<>(
                        "trigger-late-risk",
                        new TriggerMapper(),
                        Dispatches.lateRisk("o-1"),
                        io.roadstream.contract.proto.v1.Trigger.getDefaultInstance()),
                new Golden<>(
                        "trigger-new-order",
                        new TriggerMapper(),
                        Dispatches.newOrder("o-1"),
                        io.roadstream.contract.proto.v1.Trigger.getDefaultInstance()),
                new Golden<>(
                        "plan",
                        new PlanMapper(),
                        Dispatches.plan("van-1"),
                        io.roadstream.contract.proto.v1.Plan.getDefaultInstance()),
                new Golden<>(
                        "plan-empty",
                        new PlanMapper(),
                        Dispatches.emptyPlan("van-1"),
                        io.roadstream.contract.proto.v1.Plan.getDefaultInstance()),
                new Golden<>(
                        "kpi-window",
                        new KpiWindowMapper(),
                        Dispatches.kpis(),
                        io.roadstream.contract.proto.v1.KpiWindow.getDefaultInstance()),
                new Golden<>(
                        "kpi-window-empty",
                        new KpiWindowMapper(),
                        Dispatches.emptyKpis(),
                        io.roadstream.contract.proto.v1.KpiWindow.getDefaultInstance()),
                new Golden<>(
                        "alert-handling",
                        new AlertHandlingMapper(),
                        Dispatches.resolved("silence:1"),
                        io.roadstream.contract.proto.v1.AlertHandling.getDefaultInstance()),
                new Golden<>(
                        "vehicle",
                        new VehicleMapper(),
                        Orders.vehicle("van-1"),
                        io.roadstream.contract.proto.v1.Vehicle.getDefaultInstance()),
                new Golden<>(
                        "driver-full",
                        new DriverMapper(),
                        Orders.driver("d-1"),
                        io.roadstream.contract.proto.v1.Driver.getDefaultInstance()),
                new Golden<>(
                        "driver-minimal",
                        new DriverMapper(),
                        Orders.driverWithoutAnything("d-1"),
                        io.roadstream.contract.proto.v1.Driver.getDefaultInstance()),
                new Golden<>(
                        "tenant",
                        new TenantMapper(),
                        Orders.tenant(),
                        io.roadstream.contract.proto.v1.Tenant.getDefaultInstance()),
                new Golden<>(
                        "anomaly-raised",
                        new AnomalyMapper(),
                        Anomalies.raised("cab-1"),
                        io.roadstream.contract.proto.v1.Anomaly.getDefaultInstance()),
                new Golden<>(
                        "anomaly-ended",
                        new AnomalyMapper(),
                        Anomalies.ended("cab-1"),
                        io.roadstream.contract.proto.v1.Anomaly.getDefaultInstance()),
                new Golden<>(
                        "dead-letter",
                        new DeadLetterMapper(),
                        DeadLetters.latitudeOutOfRange(),
                        io.roadstream.contract.proto.v1.DeadLetter.getDefaultInstance()));
    }

    byte[] encoded() {
        return codec.encode(event);
    }

    @Override
    public String toString() {
        return name;
    }
}
