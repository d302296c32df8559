/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.eta;

import io.roadstream.contract.event.Eta;
import io.roadstream.contract.event.Plan;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.Trigger;
import io.roadstream.contract.topic.Topics;
import io.roadstream.domain.eta.EtaSettings;
import io.roadstream.domain.eta.EtaTable;
import io.roadstream.domain.eta.JourneyUpdate;
import io.roadstream.domain.eta.Lesson;
import io.roadstream.domain.eta.VehicleOrder;
import io.roadstream.jobs.captured.OrderChange;
import io.roadstream.jobs.runtime.JobConfig;
import io.roadstream.jobs.runtime.JobProgram;
import io.roadstream.jobs.runtime.TopicStreams;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Estimates of arrivals: without connectors as a part of the live job, and as a job of their own.
 */
public final class EtaJob {
    /** Name of the job where it runs alone. */
    public static final String NAME = "eta";

    /** Operator ids are a schema: state is found by them. */
    public static final String ETA_UID = "eta";

    /** Id of the operator that tells vehicles of their orders. */
    public static final String ASSIGNMENT_UID = "eta-assignment";

    /** Id of the operator that knows what is before vehicles. */
    public static final String JOURNEY_UID = "eta-journey";

    /** Id of the operator that learns. */
    public static final String LEARNER_UID = "eta-learner";

    private EtaJob() {}

    /**
     * Streams that estimates need.
     *
     * @param tracks of all vehicles
     * @param orders made, changed and deleted
     * @param plans of vehicles; a plan that is not there yet is missed by nobody
     * @param tenants whose clocks count hours
     */
    public record Inputs(
            DataStream<Track> tracks,
            DataStream<OrderChange> orders,
            DataStream<Plan> plans,
            DataStream<TenantChange> tenants) {}

    /**
     * Streams that are made of them.
     *
     * @param etas estimates and corrections
     * @param triggers orders that will probably be late
     */
    public record Outputs(DataStream<Eta> etas, DataStream<Trigger> triggers) {}

    /** Runs this job alone, on what the live job writes: one checkpoint interval behind. */
    public static void main(String[] args) throws Exception {
        JobProgram.run(EtaJob.class, NAME, args, EtaJob::defineAlone);
    }

    /** Wires estimates behind what they need. */
    public static Outputs define(Inputs inputs, EtaSettings settings) {
        DataStream<VehicleChange> orders =
                inputs.orders()
                        .keyBy(OrderChange::key)
                        .process(new AssignmentOperator())
                        .returns(TypeInformation.of(VehicleOrder.class))
                        .uid(ASSIGNMENT_UID)
                        .name("orders of vehicles")
                        .map(VehicleChange::of)
                        .returns(TypeInformation.of(VehicleChange.class))
                        .uid(ASSIGNMENT_UID + "-change");
        DataStream<VehicleChange> plans =
                inputs.plans()
                        .map(VehicleChange::of)
                        .returns(TypeInformation.of(VehicleChange.class))
                        .uid(JOURNEY_UID + "-plan");
        SingleOutputStreamOperator<JourneyUpdate> journeys =
                inputs.tracks()
                        .connect(orders.union(plans))
                        .keyBy(track -> track.envelope().key(), VehicleChange::key)
                        .process(new JourneyOperator(settings))
                        .uid(JOURNEY_UID)
                        .name("journeys");
        DataStream<EtaTable> tables =
                journeys.getSideOutput(JourneyOperator.LESSONS)
                        .connect(inputs.tenants())
                        .keyBy(Lesson::tenant, TenantChange::tenant)
                        .process(new LearnerOperator())
                        .uid(LEARNER_UID)
                        .name("learned of arrivals");
        // Journeys are where their vehicle's key belongs: no second exchange between instances.
        SingleOutputStreamOperator<Eta> etas =
                DataStreamUtils.reinterpretAsKeyedStream(journeys, JourneyUpdate::key, Types.STRING)
                        .connect(tables.broadcast(EtaOperator.TABLES))
                        .process(new EtaOperator(settings))
                        .uid(ETA_UID)
                        .name("estimates");
        return new Outputs(etas, etas.getSideOutput(EtaOperator.TRIGGERS));
    }

    /**
     * Wires estimates between streams of the live job and topics. Plans come from theirs: those who
     * plan hear of late risks, so that a stream of plans would close a circle.
     */
    public static Outputs define(
            TopicStreams topics, DataStream<Track> tracks, DataStream<OrderChange> orders) {
        var plans = topics.readSeldom(Topics.PLANS, Plan.class);
        var tenants = topics.readTable(Topics.TENANTS, TenantChange::decode, TenantChange.class);
        topics.write(
                plans.deadLetters().union(tenants.deadLetters()),
                Topics.DEAD_LETTERS,
                NAME,
                TopicStreams.UNHURRIED);
        Outputs outputs =
                define(
                        new Inputs(tracks, orders, plans.events(), tenants.events()),
                        EtaSettings.DEFAULT);
        topics.write(outputs.etas(), Topics.ETAS, NAME, TopicStreams.PROMPT);
        topics.write(outputs.triggers(), Topics.TRIGGERS, NAME, TopicStreams.PROMPT);
        return outputs;
    }

    /** Wires the job between its topics. */
    public static void defineAlone(StreamExecutionEnvironment environment, JobConfig config) {
        TopicStreams topics = new TopicStreams(environment, config.kafka(), NAME);
        var tracks = topics.read(Topics.TRACKS, Track.class);
        var orders = topics.readRows(Topics.ORDERS, OrderChange::decode, OrderChange.class);
        topics.write(tracks.deadLetters(), Topics.DEAD_LETTERS, "tracks", TopicStreams.UNHURRIED);
        topics.write(orders.deadLetters(), Topics.DEAD_LETTERS, "orders", TopicStreams.UNHURRIED);
        define(topics, tracks.events(), orders.events());
    }
}
