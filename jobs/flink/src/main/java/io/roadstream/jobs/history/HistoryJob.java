/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.history;

import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.GeofenceTransition;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.topic.Topics;
import io.roadstream.jobs.clickhouse.ClickHouseSink;
import io.roadstream.jobs.clickhouse.RowEncoder;
import io.roadstream.jobs.runtime.JobConfig;
import io.roadstream.jobs.runtime.JobProgram;
import io.roadstream.jobs.runtime.TopicGroup;
import io.roadstream.jobs.runtime.TopicStreams;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Every result topic into ClickHouse, exactly once. */
public final class HistoryJob {
    /** Name of the job, its consumer group and its checkpoints. */
    public static final String NAME = "history";

    /** Id of the sink into the table of positions. */
    public static final String POSITIONS_UID = "history-positions";

    /** Id of the sink into the table of geofence transitions. */
    public static final String GEOFENCE_TRANSITIONS_UID = "history-geofence-transitions";

    /** Id of the sink into the table of anomalies. */
    public static final String ANOMALIES_UID = "history-anomalies";

    private HistoryJob() {}

    /** Runs the job on the cluster it is submitted to. */
    public static void main(String[] args) throws Exception {
        JobProgram.run(HistoryJob.class, NAME, args, HistoryJob::define);
    }

    /** Wires topics to tables. */
    public static void define(StreamExecutionEnvironment environment, JobConfig config) {
        TopicStreams topics = new TopicStreams(environment, config.kafka(), NAME);
        var tracks = topics.readUnhurried(Topics.TRACKS, Track.class);
        store(tracks.events(), new PositionRow(), config, POSITIONS_UID);
        topics.write(tracks.deadLetters(), Topics.DEAD_LETTERS, "tracks", TopicStreams.UNHURRIED);

        var transitions =
                topics.readUnhurried(Topics.GEOFENCE_TRANSITIONS, GeofenceTransition.class);
        store(transitions.events(), new GeofenceTransitionRow(), config, GEOFENCE_TRANSITIONS_UID);
        topics.write(
                transitions.deadLetters(),
                Topics.DEAD_LETTERS,
                "geofence-transitions",
                TopicStreams.UNHURRIED);

        var anomalies = topics.readUnhurried(Topics.ANOMALIES, Anomaly.class);
        store(anomalies.events(), new AnomalyRow(), config, ANOMALIES_UID);
        topics.write(
                anomalies.deadLetters(), Topics.DEAD_LETTERS, "anomalies", TopicStreams.UNHURRIED);

        defineDispatch(topics, config);
    }

    private static void defineDispatch(TopicStreams topics, JobConfig config) {
        List<DispatchHistory<?>> tables = DispatchHistory.list();
        TopicGroup group =
                topics.readGroup(
                        DispatchHistory.GROUP,
                        tables.stream()
                                .<TopicGroup.Member<?>>map(DispatchHistory::member)
                                .toList());
        for (DispatchHistory<?> table : tables) {
            store(group, table, config);
        }
        topics.write(
                group.deadLetters(),
                Topics.DEAD_LETTERS,
                DispatchHistory.GROUP,
                TopicStreams.UNHURRIED);
    }

    private static <T> void store(TopicGroup group, DispatchHistory<T> table, JobConfig config) {
        store(group.events(table.member()), table.encoder(), config, table.uid());
    }

    private static <T> void store(
            DataStream<T> results, RowEncoder<T> encoder, JobConfig config, String uid) {
        results.sinkTo(new ClickHouseSink<>(encoder, config.clickHouse(), config.kafka()))
                .uid(uid)
                .name(encoder.table());
    }
}
