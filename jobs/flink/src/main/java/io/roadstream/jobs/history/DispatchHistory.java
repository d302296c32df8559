/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.history;

import io.roadstream.contract.event.AlertHandling;
import io.roadstream.contract.event.Eta;
import io.roadstream.contract.event.KpiWindow;
import io.roadstream.contract.event.OrderEvent;
import io.roadstream.contract.event.Plan;
import io.roadstream.contract.event.Trigger;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.topic.Topic;
import io.roadstream.contract.topic.Topics;
import io.roadstream.jobs.captured.DriverChange;
import io.roadstream.jobs.captured.OrderChange;
import io.roadstream.jobs.captured.VehicleChange;
import io.roadstream.jobs.clickhouse.RowEncoder;
import io.roadstream.jobs.runtime.RawDecoder;
import io.roadstream.jobs.runtime.TopicGroup;
import java.util.List;

/**
 * The topics of orders and of what is made of them, and their tables. They are slow beside tracks:
 * one consumer of each subtask reads them all, and all their sinks are in its task.
 *
 * @param member topic in the group
 * @param encoder of its table
 * @param uid of the sink
 */
record DispatchHistory<T>(TopicGroup.Member<T> member, RowEncoder<T> encoder, String uid) {
    /** Name of the group. */
    static final String GROUP = "dispatch";

    static List<DispatchHistory<?>> list() {
        return List.of(
                rows(Topics.ORDERS, OrderChange::decode, OrderChange.class, new OrderRow()),
                events(Topics.ORDER_EVENTS, OrderEvent.class, new OrderEventRow()),
                rows(Topics.VEHICLES, VehicleChange::decode, VehicleChange.class, new VehicleRow()),
                rows(Topics.DRIVERS, DriverChange::decode, DriverChange.class, new DriverRow()),
                events(Topics.VEHICLE_STATUS, VehicleStatus.class, new VehicleStatusRow()),
                events(Topics.ETAS, Eta.class, new EtaRow()),
                events(Topics.TRIGGERS, Trigger.class, new TriggerRow()),
                events(Topics.PLANS, Plan.class, new PlanRow()),
                events(Topics.FLEET_METRICS, KpiWindow.class, new KpiRow()),
                events(Topics.ALERT_HANDLINGS, AlertHandling.class, new AlertHandlingRow()));
    }

    private static <T> DispatchHistory<T> events(
            Topic<T> topic, Class<T> type, RowEncoder<T> encoder) {
        return of(TopicGroup.Member.of(topic, type), encoder);
    }

    private static <T> DispatchHistory<T> rows(
            Topic<?> topic, RawDecoder<T> decoder, Class<T> type, RowEncoder<T> encoder) {
        return of(TopicGroup.Member.of(topic, decoder, type), encoder);
    }

    private static <T> DispatchHistory<T> of(TopicGroup.Member<T> member, RowEncoder<T> encoder) {
        return new DispatchHistory<>(
                member, encoder, "history-" + encoder.table().replace('_', '-'));
    }
}
