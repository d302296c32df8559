/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.geofence;

import io.roadstream.contract.event.Geofence;
import io.roadstream.contract.event.GeofenceTransition;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.TrackFlag;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.Tracks;
import io.roadstream.contract.topic.Topics;
import io.roadstream.domain.geofence.GeofenceSettings;
import io.roadstream.jobs.fixtures.Harnesses;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** The operator in Flink's harness, one instance of some; places are metres east of a town. */
final class FenceHarness
        extends KeyedBroadcastOperatorTestHarness<
                String, Track, GeofenceChange, GeofenceTransition> {
    /** One degree of latitude is 111.195 km. */
    private static final double METERS_PER_DEGREE = 111_195;

    FenceHarness(int parallelism, int index) throws Exception {
        super(
                new CoBroadcastWithKeyedOperator<>(
                        new GeofenceOperator(GeofenceSettings.DEFAULT),
                        List.of(GeofenceOperator.FENCES)),
                track -> track.envelope().key(),
                Types.STRING,
                Topics.MAX_PARALLELISM,
                parallelism,
                index);
        ((SerializerConfigImpl) getExecutionConfig().getSerializerConfig()).setGenericTypes(false);
    }

    /** A new one, alone. */
    static FenceHarness start() throws Exception {
        return start(null, 1, 0);
    }

    /** One of so many, from a snapshot. */
    static FenceHarness start(@Nullable OperatorSubtaskState restored, int parallelism, int index)
            throws Exception {
        return Harnesses.open(restored, new FenceHarness(parallelism, index));
    }

    void change(Geofence fence) throws Exception {
        processBroadcastElement(
                new GeofenceChange(fence.envelope().tenant(), fence.id(), fence), 0);
    }

    void delete(String id) throws Exception {
        processBroadcastElement(new GeofenceChange(Reports.TENANT, id, null), 0);
    }

    void fix(String vehicle, int second, double north, TrackFlag... flags) throws Exception {
        processElement(track(vehicle, second, north, flags), 0);
    }

    /** Vehicles in state. */
    int vehicles() {
        var backend = ((AbstractStreamOperator<?>) getOperator()).getKeyedStateBackend();
        return ((HeapKeyedStateBackend<?>) backend).numKeyValueStateEntries();
    }

    /** What came out since the start or the last call: {@code cab-1 ENTER zone 12.5 s}. */
    List<String> transitions() {
        List<String> lines =
                extractOutputValues().stream()
                        .map(
                                one ->
                                        "%s %s %s %s s"
                                                .formatted(
                                                        one.envelope().entityId(),
                                                        one.kind(),
                                                        one.geofenceId(),
                                                        (one.envelope().eventTimeMillis()
                                                                        - Reports.TIME
                                                                                .toEpochMilli())
                                                                / 1e3))
                        .toList();
        getOutput().clear();
        return lines;
    }

    static Track track(String vehicle, int second, double north, TrackFlag... flags) {
        return Tracks.of(
                        Reports.report(vehicle)
                                .after(Duration.ofSeconds(second))
                                .place(
                                        Reports.PLACE.lat() + north / METERS_PER_DEGREE,
                                        Reports.PLACE.lon())
                                .build())
                .flags(flags)
                .trackId(second + 1L)
                .build();
    }
}
