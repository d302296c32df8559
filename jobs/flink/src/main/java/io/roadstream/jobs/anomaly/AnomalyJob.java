/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.anomaly;

import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.topic.Topics;
import io.roadstream.domain.anomaly.AnomalySettings;
import io.roadstream.domain.tracking.TrackingSettings;
import io.roadstream.jobs.runtime.JobConfig;
import io.roadstream.jobs.runtime.JobProgram;
import io.roadstream.jobs.runtime.TopicStreams;
import java.io.Serializable;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Anomalies: without connectors as a part of the live job, and as a job of their own. */
public final class AnomalyJob {
    /** Name of the job where it runs alone. */
    public static final String NAME = "anomaly";

    /** Operator ids are a schema: state is found by them. */
    public static final String ANOMALY_UID = "anomaly";

    private AnomalyJob() {}

    /** Runs this job alone, on what the live job writes: one checkpoint interval behind. */
    public static void main(String[] args) throws Exception {
        JobProgram.run(AnomalyJob.class, NAME, args, AnomalyJob::defineAlone);
    }

    /**
     * Wires the watch behind all tracks and what drivers say.
     *
     * @throws InvalidStreetsException if the file of streets can't be used: said here, where
     *     somebody reads it, and not only by tasks that restart
     */
    public static DataStream<Anomaly> define(
            DataStream<Track> tracks, DataStream<VehicleStatus> statuses, Settings settings) {
        StreetsFile.read(settings.streetsFile());
        return tracks.connect(statuses)
                .keyBy(track -> track.envelope().key(), status -> status.envelope().key())
                .process(new AnomalyOperator(settings))
                .uid(ANOMALY_UID)
                .name("anomalies");
    }

    /**
     * Thresholds.
     *
     * @param anomalies of what counts as one
     * @param tracking those with which tracks were judged
     * @param streetsFile streets with their limits, see {@link StreetsFile}; empty for none
     */
    public record Settings(AnomalySettings anomalies, TrackingSettings tracking, String streetsFile)
            implements Serializable {
        /** Defaults, and the streets of the file. */
        public static Settings of(JobConfig config) {
            return new Settings(
                    AnomalySettings.DEFAULT, TrackingSettings.DEFAULT, config.streetsFile());
        }
    }

    static void defineAlone(StreamExecutionEnvironment environment, JobConfig config) {
        TopicStreams topics = new TopicStreams(environment, config.kafka(), NAME);
        var tracks = topics.read(Topics.TRACKS, Track.class);
        var statuses = topics.readSeldom(Topics.VEHICLE_STATUS, VehicleStatus.class);
        topics.write(
                define(tracks.events(), statuses.events(), Settings.of(config)),
                Topics.ANOMALIES,
                NAME,
                TopicStreams.PROMPT);
        topics.write(tracks.deadLetters(), Topics.DEAD_LETTERS, "tracks", TopicStreams.UNHURRIED);
        topics.write(
                statuses.deadLetters(), Topics.DEAD_LETTERS, "statuses", TopicStreams.UNHURRIED);
    }
}
