/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.dispatch;

import io.roadstream.contract.event.Plan;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.Trigger;
import io.roadstream.contract.event.TriggerKind;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.topic.Topics;
import io.roadstream.domain.dispatch.DispatchEvent;
import io.roadstream.domain.dispatch.DispatchRule;
import io.roadstream.domain.dispatch.DispatchSettings;
import io.roadstream.jobs.captured.DriverChange;
import io.roadstream.jobs.captured.OrderChange;
import io.roadstream.jobs.captured.VehicleChange;
import io.roadstream.jobs.runtime.JobConfig;
import io.roadstream.jobs.runtime.JobProgram;
import io.roadstream.jobs.runtime.TopicStreams;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Dispatch: orders, vehicles and drivers in, plans and their triggers out; alone or as a part of
 * the live job.
 */
public final class DispatchJob {
    /** Name of the job when it runs alone. */
    public static final String NAME = "dispatch";

    /** Operator ids are a schema: state is found by them. */
    public static final String DISPATCH_UID = "dispatch";

    private DispatchJob() {}

    /**
     * Streams that dispatch needs.
     *
     * @param fixes newest live track of each vehicle, at most one per vehicle and 5 s: all of a
     *     tenant go to one core
     * @param statuses what drivers say
     * @param rows of orders, vehicles and drivers
     * @param risks orders that will probably be late; triggers of other kinds are left out
     */
    public record Inputs(
            DataStream<Track> fixes,
            DataStream<VehicleStatus> statuses,
            DataStream<DispatchEvent> rows,
            DataStream<Trigger> risks) {}

    /**
     * Streams that dispatch makes.
     *
     * @param plans new versions of them
     * @param triggers what they were thought about for
     */
    public record Outputs(DataStream<Plan> plans, DataStream<Trigger> triggers) {}

    /** Runs the job on the cluster it is submitted to. */
    public static void main(String[] args) throws Exception {
        JobProgram.run(DispatchJob.class, NAME, args, DispatchJob::defineAlone);
    }

    static void defineAlone(StreamExecutionEnvironment environment, JobConfig config) {
        TopicStreams topics = new TopicStreams(environment, config.kafka(), NAME);
        var fixes = topics.read(Topics.VEHICLE_LATEST, Track.class);
        var statuses = topics.readSeldom(Topics.VEHICLE_STATUS, VehicleStatus.class);
        var orders = topics.readRows(Topics.ORDERS, OrderChange::decode, OrderChange.class);
        var risks = topics.readSeldom(Topics.TRIGGERS, Trigger.class);
        topics.write(
                fixes.deadLetters()
                        .union(statuses.deadLetters(), orders.deadLetters(), risks.deadLetters()),
                Topics.DEAD_LETTERS,
                NAME,
                TopicStreams.UNHURRIED);
        define(topics, fixes.events(), statuses.events(), orders.events(), risks.events());
    }

    /** Wires dispatch between streams of the live job and its own topics. */
    public static Outputs define(
            TopicStreams topics,
            DataStream<Track> fixes,
            DataStream<VehicleStatus> statuses,
            DataStream<OrderChange> orders,
            DataStream<Trigger> risks) {
        var drivers = topics.readRows(Topics.DRIVERS, DriverChange::decode, DriverChange.class);
        var vehicles = topics.readRows(Topics.VEHICLES, VehicleChange::decode, VehicleChange.class);
        topics.write(
                drivers.deadLetters().union(vehicles.deadLetters()),
                Topics.DEAD_LETTERS,
                "dispatch-rows",
                TopicStreams.UNHURRIED);
        DataStream<DispatchEvent> rows =
                hear(orders, DispatchRows::order, "orders")
                        .union(
                                hear(drivers.events(), DispatchRows::driver, "drivers"),
                                hear(vehicles.events(), DispatchRows::vehicle, "vehicles"));
        Outputs outputs =
                define(new Inputs(fixes, statuses, rows, risks), DispatchSettings.DEFAULT);
        topics.write(outputs.plans(), Topics.PLANS, NAME, TopicStreams.PROMPT);
        topics.write(outputs.triggers(), Topics.TRIGGERS, NAME, TopicStreams.PROMPT);
        return outputs;
    }

    private static <T> DataStream<DispatchEvent> hear(
            DataStream<T> stream, MapFunction<T, DispatchEvent> mapper, String what) {
        return stream.map(mapper)
                .returns(TypeInformation.of(DispatchEvent.class))
                .uid(DISPATCH_UID + "-" + what)
                .name(what);
    }

    /** Wires dispatch behind all that it hears of. */
    public static Outputs define(Inputs inputs, DispatchSettings settings) {
        DataStream<DispatchEvent> events =
                inputs.rows()
                        .union(
                                hear(inputs.fixes(), DispatchEvent::of, "fixes"),
                                hear(inputs.statuses(), DispatchEvent::of, "statuses"),
                                hear(
                                        inputs.risks()
                                                .filter(
                                                        risk ->
                                                                risk.kind()
                                                                        == TriggerKind.LATE_RISK)
                                                .uid(DISPATCH_UID + "-late")
                                                .name("late risks"),
                                        DispatchEvent::of,
                                        "risks"));
        SingleOutputStreamOperator<Plan> plans =
                events.keyBy(DispatchEvent::tenant)
                        .process(
                                new DispatchOperator(
                                        new DispatchRule(settings, new InsertionPlanner(settings)),
                                        SearchReplanner.timed(settings),
                                        settings.replanning()))
                        .returns(TypeInformation.of(Plan.class))
                        .uid(DISPATCH_UID)
                        .name("dispatch");
        return new Outputs(plans, plans.getSideOutput(DispatchOperator.TRIGGERS));
    }
}
