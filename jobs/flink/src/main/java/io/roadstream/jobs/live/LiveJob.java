/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.live;

import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.topic.Topics;
import io.roadstream.domain.metrics.MetricsSettings;
import io.roadstream.domain.tracking.TrackingSettings;
import io.roadstream.jobs.anomaly.AnomalyJob;
import io.roadstream.jobs.captured.OrderChange;
import io.roadstream.jobs.dispatch.DispatchJob;
import io.roadstream.jobs.eta.EtaJob;
import io.roadstream.jobs.geofence.GeofenceJob;
import io.roadstream.jobs.metrics.MetricsJob;
import io.roadstream.jobs.runtime.JobConfig;
import io.roadstream.jobs.runtime.JobProgram;
import io.roadstream.jobs.runtime.TopicStreams;
import io.roadstream.jobs.tracking.TrackingJob;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** All live jobs as one graph: results flow between them as streams and go to their topics. */
public final class LiveJob {
    /** Name of the job, its consumer group and its checkpoints. */
    public static final String NAME = "live";

    private LiveJob() {}

    /** Runs the job on the cluster it is submitted to. */
    public static void main(String[] args) throws Exception {
        JobProgram.run(LiveJob.class, NAME, args, LiveJob::define);
    }

    /** Wires the jobs between their topics. */
    public static void define(StreamExecutionEnvironment environment, JobConfig config) {
        TopicStreams topics = new TopicStreams(environment, config.kafka(), NAME);
        var reports = topics.read(Topics.POSITIONS, PositionReport.class);
        var tracking = TrackingJob.define(reports.events(), TrackingSettings.DEFAULT);
        topics.write(tracking.tracks(), Topics.TRACKS, "tracking", TopicStreams.PROMPT);
        topics.write(tracking.latest(), Topics.VEHICLE_LATEST, "tracking", TopicStreams.UNHURRIED);
        GeofenceJob.define(topics, tracking.tracks());
        var statuses = topics.readSeldom(Topics.VEHICLE_STATUS, VehicleStatus.class);
        topics.write(
                AnomalyJob.define(
                        tracking.tracks(), statuses.events(), AnomalyJob.Settings.of(config)),
                Topics.ANOMALIES,
                AnomalyJob.NAME,
                TopicStreams.PROMPT);
        var orders = topics.readRows(Topics.ORDERS, OrderChange::decode, OrderChange.class);
        var etas = EtaJob.define(topics, tracking.tracks(), orders.events());
        DispatchJob.define(
                topics, tracking.latest(), statuses.events(), orders.events(), etas.triggers());
        topics.write(
                MetricsJob.define(tracking.tracks(), orders.events(), MetricsSettings.DEFAULT),
                Topics.FLEET_METRICS,
                MetricsJob.NAME,
                TopicStreams.PROMPT);
        topics.write(
                statuses.deadLetters(), Topics.DEAD_LETTERS, "statuses", TopicStreams.UNHURRIED);
        topics.write(orders.deadLetters(), Topics.DEAD_LETTERS, "orders", TopicStreams.UNHURRIED);
        topics.write(
                reports.deadLetters(), Topics.DEAD_LETTERS, "positions", TopicStreams.UNHURRIED);
    }
}
