/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.tracking;

import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.Track;
import io.roadstream.domain.tracking.TrackingSettings;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Tracking without connectors: what goes in, what comes out, and the operators between. */
public final class TrackingJob {
    /** Operator ids are a schema: state is found by them. */
    public static final String TRACKING_UID = "tracking";

    /** Id of the operator that thins tracks to the newest. */
    public static final String LATEST_UID = "tracking-latest";

    private TrackingJob() {}

    /**
     * Streams that tracking makes.
     *
     * @param tracks every distinct report, judged
     * @param latest newest live track of each vehicle, thinned
     */
    public record Outputs(DataStream<Track> tracks, DataStream<Track> latest) {}

    /** Wires tracking behind a stream of reports. */
    public static Outputs define(DataStream<PositionReport> reports, TrackingSettings settings) {
        SingleOutputStreamOperator<Track> tracks =
                reports.keyBy(report -> report.envelope().key())
                        .process(new TrackingOperator(settings))
                        .uid(TRACKING_UID)
                        .name("tracking");
        DataStream<Track> live =
                tracks.filter(Track::isLive).uid(LATEST_UID + "-filter").name("live tracks");
        // Tracks are where their vehicle's key belongs: no second exchange between instances.
        SingleOutputStreamOperator<Track> latest =
                DataStreamUtils.reinterpretAsKeyedStream(
                                live, track -> track.envelope().key(), Types.STRING)
                        .process(new LatestOperator())
                        .uid(LATEST_UID)
                        .name("newest track");
        return new Outputs(tracks, latest);
    }
}
