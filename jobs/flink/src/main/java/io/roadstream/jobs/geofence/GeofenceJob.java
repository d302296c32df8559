/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.geofence;

import io.roadstream.contract.event.GeofenceTransition;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.topic.Topics;
import io.roadstream.domain.geofence.GeofenceSettings;
import io.roadstream.jobs.runtime.JobConfig;
import io.roadstream.jobs.runtime.JobProgram;
import io.roadstream.jobs.runtime.TopicStreams;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Geofences: tracks and fences in, transitions out; alone or as a part of the live job. */
public final class GeofenceJob {
    /** Name of the job when it runs alone. */
    public static final String NAME = "geofence";

    /** Operator ids are a schema: state is found by them. */
    public static final String GEOFENCE_UID = "geofence";

    private GeofenceJob() {}

    /**
     * Streams that geofences need.
     *
     * @param tracks of all vehicles; those that are not live are left out
     * @param fences made, changed and deleted
     */
    public record Inputs(DataStream<Track> tracks, DataStream<GeofenceChange> fences) {}

    /** Runs the job on the cluster it is submitted to. */
    public static void main(String[] args) throws Exception {
        JobProgram.run(GeofenceJob.class, NAME, args, GeofenceJob::define);
    }

    /** Wires the job between its topics. */
    public static void define(StreamExecutionEnvironment environment, JobConfig config) {
        TopicStreams topics = new TopicStreams(environment, config.kafka(), NAME);
        var tracks = topics.read(Topics.TRACKS, Track.class);
        topics.write(tracks.deadLetters(), Topics.DEAD_LETTERS, "tracks", TopicStreams.UNHURRIED);
        define(topics, tracks.events());
    }

    /** Wires geofences between a stream of tracks and the topics of fences and transitions. */
    public static DataStream<GeofenceTransition> define(
            TopicStreams topics, DataStream<Track> tracks) {
        var fences =
                topics.readTable(Topics.GEOFENCES, GeofenceChange::decode, GeofenceChange.class);
        topics.write(
                fences.deadLetters(), Topics.DEAD_LETTERS, "geofences", TopicStreams.UNHURRIED);
        DataStream<GeofenceTransition> transitions =
                define(new Inputs(tracks, fences.events()), GeofenceSettings.DEFAULT);
        topics.write(transitions, Topics.GEOFENCE_TRANSITIONS, "geofence", TopicStreams.PROMPT);
        return transitions;
    }

    /** Wires geofences behind tracks and fences. */
    public static DataStream<GeofenceTransition> define(Inputs inputs, GeofenceSettings settings) {
        return inputs.tracks()
                .filter(Track::isLive)
                .uid(GEOFENCE_UID + "-filter")
                .name("live tracks")
                .keyBy(track -> track.envelope().key())
                .connect(inputs.fences().broadcast(GeofenceOperator.FENCES))
                .process(new GeofenceOperator(settings))
                .uid(GEOFENCE_UID)
                .name("geofences");
    }
}
