/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.topic;

import io.roadstream.contract.codec.AlertHandlingMapper;
import io.roadstream.contract.codec.AnomalyMapper;
import io.roadstream.contract.codec.DeadLetterMapper;
import io.roadstream.contract.codec.DriverMapper;
import io.roadstream.contract.codec.EtaMapper;
import io.roadstream.contract.codec.GeofenceMapper;
import io.roadstream.contract.codec.GeofenceTransitionMapper;
import io.roadstream.contract.codec.KpiWindowMapper;
import io.roadstream.contract.codec.OrderEventMapper;
import io.roadstream.contract.codec.OrderMapper;
import io.roadstream.contract.codec.PlanMapper;
import io.roadstream.contract.codec.PositionReportMapper;
import io.roadstream.contract.codec.TenantMapper;
import io.roadstream.contract.codec.TrackMapper;
import io.roadstream.contract.codec.TriggerMapper;
import io.roadstream.contract.codec.VehicleMapper;
import io.roadstream.contract.codec.VehicleStatusMapper;
import io.roadstream.contract.event.AlertHandling;
import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.DeadLetter;
import io.roadstream.contract.event.Driver;
import io.roadstream.contract.event.Eta;
import io.roadstream.contract.event.Geofence;
import io.roadstream.contract.event.GeofenceTransition;
import io.roadstream.contract.event.KpiWindow;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderEvent;
import io.roadstream.contract.event.Plan;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.Tenant;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.Trigger;
import io.roadstream.contract.event.Vehicle;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.topic.TopicSettings.Cleanup;
import java.time.Duration;
import java.util.List;

/** All topics: the only place that spells their names and partition counts. */
public final class Topics {
    /** Upper bound of the parallelism of every Flink operator; a schema constant of its state. */
    public static final int MAX_PARALLELISM = 720;

    private static final int PARTITIONS = 12;

    /** Reports as devices sent them. */
    public static final Topic<PositionReport> POSITIONS =
            new Topic<>(
                    "fleet.positions.v1",
                    new PositionReportMapper(),
                    report -> report.envelope().key(),
                    new TopicSettings(PARTITIONS, Cleanup.DELETE, Duration.ofDays(7)));

    /** Reports after tracking, each once. */
    public static final Topic<Track> TRACKS =
            new Topic<>(
                    "fleet.tracks.v1",
                    new TrackMapper(),
                    track -> track.envelope().key(),
                    new TopicSettings(PARTITIONS, Cleanup.DELETE, Duration.ofDays(7)));

    /**
     * Newest live track of each vehicle, at most one per vehicle and 5 s: a bootstrap, not live.
     */
    public static final Topic<Track> VEHICLE_LATEST =
            new Topic<>(
                    "fleet.vehicle-latest.v1",
                    new TrackMapper(),
                    track -> track.envelope().key(),
                    new TopicSettings(PARTITIONS, Cleanup.COMPACT, Duration.ZERO));

    /** What drivers say of their vehicles: duty and emergencies. */
    public static final Topic<VehicleStatus> VEHICLE_STATUS =
            new Topic<>(
                    "fleet.vehicle-status.v1",
                    new VehicleStatusMapper(),
                    status -> status.envelope().key(),
                    new TopicSettings(3, Cleanup.DELETE, Duration.ofDays(7)));

    /** Geofences as they are now; a tombstone deletes one. */
    public static final Topic<Geofence> GEOFENCES =
            new Topic<>(
                    "fleet.geofences.v1",
                    new GeofenceMapper(),
                    fence -> fence.envelope().key(),
                    new TopicSettings(3, Cleanup.COMPACT, Duration.ZERO));

    /** Vehicles that entered or left a geofence; the key is the vehicle's. */
    public static final Topic<GeofenceTransition> GEOFENCE_TRANSITIONS =
            new Topic<>(
                    "fleet.geofence-transitions.v1",
                    new GeofenceTransitionMapper(),
                    transition -> transition.envelope().key(),
                    new TopicSettings(PARTITIONS, Cleanup.DELETE, Duration.ofDays(7)));

    /**
     * Newest state of orders. Kept by age, since an order ends: one that has not changed for so
     * long is forgotten.
     */
    public static final Topic<Order> ORDERS =
            new Topic<>(
                    "fleet.orders.v1",
                    new OrderMapper(),
                    order -> order.envelope().key(),
                    new TopicSettings(PARTITIONS, Cleanup.DELETE, Duration.ofDays(30)));

    /** What happened to orders; those of one order in order. */
    public static final Topic<OrderEvent> ORDER_EVENTS =
            new Topic<>(
                    "fleet.order-events.v1",
                    new OrderEventMapper(),
                    event -> event.envelope().key(),
                    new TopicSettings(PARTITIONS, Cleanup.DELETE, Duration.ofDays(30)));

    /** What vehicles are. */
    public static final Topic<Vehicle> VEHICLES =
            new Topic<>(
                    "fleet.vehicles.v1",
                    new VehicleMapper(),
                    vehicle -> vehicle.envelope().key(),
                    new TopicSettings(3, Cleanup.COMPACT, Duration.ZERO));

    /** Who drives. */
    public static final Topic<Driver> DRIVERS =
            new Topic<>(
                    "fleet.drivers.v1",
                    new DriverMapper(),
                    driver -> driver.envelope().key(),
                    new TopicSettings(3, Cleanup.COMPACT, Duration.ZERO));

    /** Whose data it is. */
    public static final Topic<Tenant> TENANTS =
            new Topic<>(
                    "fleet.tenants.v1",
                    new TenantMapper(),
                    tenant -> tenant.envelope().key(),
                    new TopicSettings(3, Cleanup.COMPACT, Duration.ZERO));

    /** What is wrong with vehicles, from when it is raised until it has ended. */
    public static final Topic<Anomaly> ANOMALIES =
            new Topic<>(
                    "fleet.anomalies.v1",
                    new AnomalyMapper(),
                    anomaly -> anomaly.envelope().key(),
                    new TopicSettings(PARTITIONS, Cleanup.DELETE, Duration.ofDays(7)));

    /** When vehicles will be at the open stops of orders; the key is the order's. */
    public static final Topic<Eta> ETAS =
            new Topic<>(
                    "fleet.etas.v1",
                    new EtaMapper(),
                    eta -> eta.envelope().key(),
                    new TopicSettings(PARTITIONS, Cleanup.DELETE, Duration.ofDays(7)));

    /** Reasons to think about plans again; the key is the order's. */
    public static final Topic<Trigger> TRIGGERS =
            new Topic<>(
                    "fleet.triggers.v1",
                    new TriggerMapper(),
                    trigger -> trigger.envelope().key(),
                    new TopicSettings(PARTITIONS, Cleanup.DELETE, Duration.ofDays(7)));

    /** Each plan of each vehicle; the newest version counts. */
    public static final Topic<Plan> PLANS =
            new Topic<>(
                    "fleet.plans.v1",
                    new PlanMapper(),
                    plan -> plan.envelope().key(),
                    new TopicSettings(PARTITIONS, Cleanup.DELETE, Duration.ofDays(7)));

    /** How tenants and their cells were, in windows. */
    public static final Topic<KpiWindow> FLEET_METRICS =
            new Topic<>(
                    "fleet.fleet-metrics.v1",
                    new KpiWindowMapper(),
                    window -> window.envelope().key(),
                    new TopicSettings(3, Cleanup.DELETE, Duration.ofDays(7)));

    /** What people did about alerts; as long as alerts are shown, and a while for history. */
    public static final Topic<AlertHandling> ALERT_HANDLINGS =
            new Topic<>(
                    "fleet.alert-handlings.v1",
                    new AlertHandlingMapper(),
                    handling -> handling.envelope().key(),
                    new TopicSettings(3, Cleanup.DELETE, Duration.ofDays(30)));

    /** What could not be understood or stored. */
    public static final Topic<DeadLetter> DEAD_LETTERS =
            new Topic<>(
                    "fleet.dead-letters.v1",
                    new DeadLetterMapper(),
                    DeadLetter::key,
                    new TopicSettings(3, Cleanup.DELETE, Duration.ofDays(30)));

    private Topics() {}

    /** Every topic, in the order in which data flows. */
    public static List<Topic<?>> list() {
        return List.of(
                POSITIONS,
                VEHICLE_STATUS,
                ORDERS,
                ORDER_EVENTS,
                VEHICLES,
                DRIVERS,
                TENANTS,
                GEOFENCES,
                ALERT_HANDLINGS,
                TRACKS,
                VEHICLE_LATEST,
                GEOFENCE_TRANSITIONS,
                ANOMALIES,
                ETAS,
                TRIGGERS,
                PLANS,
                FLEET_METRICS,
                DEAD_LETTERS);
    }
}
