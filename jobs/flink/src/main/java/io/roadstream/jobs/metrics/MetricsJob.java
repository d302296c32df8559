/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.metrics;

import io.roadstream.contract.event.KpiWindow;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.topic.Topics;
import io.roadstream.domain.metrics.MetricsRule;
import io.roadstream.domain.metrics.MetricsSettings;
import io.roadstream.domain.metrics.VehicleFix;
import io.roadstream.domain.metrics.VehicleRule;
import io.roadstream.domain.metrics.VehicleWindow;
import io.roadstream.jobs.captured.OrderChange;
import io.roadstream.jobs.runtime.JobConfig;
import io.roadstream.jobs.runtime.JobProgram;
import io.roadstream.jobs.runtime.TopicStreams;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Key figures: without connectors as a part of the live job, and as a job of their own. */
public final class MetricsJob {
    /** Name of the job where it runs alone. */
    public static final String NAME = "metrics";

    /** Operator ids are a schema: state is found by them. */
    public static final String METRICS_UID = "metrics";

    /** Of what is known of each vehicle. */
    public static final String VEHICLES_UID = "metrics-vehicles";

    private MetricsJob() {}

    /** Runs this job alone, on what the live job writes: one checkpoint interval behind. */
    public static void main(String[] args) throws Exception {
        JobProgram.run(MetricsJob.class, NAME, args, MetricsJob::defineAlone);
    }

    /** Wires the windows behind all tracks and all changes of orders. */
    public static DataStream<KpiWindow> define(
            DataStream<Track> tracks, DataStream<OrderChange> orders, MetricsSettings settings) {
        return tracks.filter(Track::isLive)
                .uid(METRICS_UID + "-live")
                .name("live tracks for key figures")
                .map(VehicleFix::of)
                .returns(TypeInformation.of(VehicleFix.class))
                .uid(METRICS_UID + "-fixes")
                .name("fixes for key figures")
                .keyBy(fix -> fix.envelope().key())
                .process(new VehicleOperator(new VehicleRule(settings)))
                .returns(TypeInformation.of(VehicleWindow.class))
                .uid(VEHICLES_UID)
                .name("vehicles for key figures")
                .connect(orders)
                .keyBy(VehicleWindow::tenant, change -> change.state().envelope().tenant())
                .process(new MetricsOperator(new MetricsRule(settings)))
                .uid(METRICS_UID)
                .name("key figures");
    }

    static void defineAlone(StreamExecutionEnvironment environment, JobConfig config) {
        TopicStreams topics = new TopicStreams(environment, config.kafka(), NAME);
        var tracks = topics.read(Topics.TRACKS, Track.class);
        var orders = topics.readRows(Topics.ORDERS, OrderChange::decode, OrderChange.class);
        topics.write(
                define(tracks.events(), orders.events(), MetricsSettings.DEFAULT),
                Topics.FLEET_METRICS,
                NAME,
                TopicStreams.PROMPT);
        topics.write(tracks.deadLetters(), Topics.DEAD_LETTERS, "tracks", TopicStreams.UNHURRIED);
        topics.write(orders.deadLetters(), Topics.DEAD_LETTERS, "orders", TopicStreams.UNHURRIED);
    }
}
