/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.tracking;

import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.Tracks;
import io.roadstream.contract.topic.Topics;
import io.roadstream.domain.tracking.TrackingSettings;
import io.roadstream.jobs.fixtures.ChangingFleet;
import io.roadstream.jobs.fixtures.Harnesses;
import io.roadstream.jobs.fixtures.Instances;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/**
 * One of the two operators of tracking in Flink's harness, one instance of some. Places are metres
 * north of a town; what an instance does not own is not given to it.
 */
final class TrackingHarness<T> extends KeyedOneInputStreamOperatorTestHarness<String, T, Track>
        implements ChangingFleet.Operator {
    /** One degree of latitude is 111.195 km. */
    private static final double METERS_PER_DEGREE = 111_195;

    /** So far nobody comes in an hour. */
    private static final double ELSEWHERE = 400_000;

    private final Kind<T> kind;
    private final int parallelism;
    private final int index;

    /** Which operator, and how it is told of a report. */
    enum Operator {
        TRACKING,
        LATEST;

        TrackingHarness<?> start(
                @Nullable OperatorSubtaskState restored, int parallelism, int index)
                throws Exception {
            return switch (this) {
                case TRACKING ->
                        TrackingHarness.start(
                                new Kind<>(
                                        new TrackingOperator(TrackingSettings.DEFAULT),
                                        report -> report.envelope().key(),
                                        report -> report),
                                restored,
                                parallelism,
                                index);
                case LATEST ->
                        TrackingHarness.start(
                                new Kind<>(
                                        new LatestOperator(),
                                        track -> track.envelope().key(),
                                        report ->
                                                Tracks.of(report)
                                                        .trackId(
                                                                report.envelope().eventTimeMillis())
                                                        .build()),
                                restored,
                                parallelism,
                                index);
            };
        }
    }

    /** An operator with its input. */
    record Kind<T>(
            KeyedProcessFunction<String, T, Track> function,
            KeySelector<T, String> key,
            java.util.function.Function<PositionReport, T> input) {}

    private TrackingHarness(Kind<T> kind, int parallelism, int index) throws Exception {
        super(
                new KeyedProcessOperator<>(kind.function()),
                kind.key(),
                Types.STRING,
                Topics.MAX_PARALLELISM,
                parallelism,
                index);
        this.kind = kind;
        this.parallelism = parallelism;
        this.index = index;
        ((SerializerConfigImpl) getExecutionConfig().getSerializerConfig()).setGenericTypes(false);
    }

    private static <T> TrackingHarness<T> start(
            Kind<T> kind, @Nullable OperatorSubtaskState restored, int parallelism, int index)
            throws Exception {
        return Harnesses.open(restored, new TrackingHarness<>(kind, parallelism, index));
    }

    @Override
    public void time(long millis) throws Exception {
        setProcessingTime(millis);
    }

    void at(String vehicle, int second, double north) throws Exception {
        T input =
                kind.input()
                        .apply(
                                Reports.report(vehicle)
                                        .after(Duration.ofSeconds(second))
                                        .place(
                                                Reports.PLACE.lat() + north / METERS_PER_DEGREE,
                                                Reports.PLACE.lon())
                                        .build());
        String key = kind.key().getKey(input);
        if (Instances.of(key, parallelism) == index) {
            processElement(input, 0);
        }
    }

    /** Three fixes in a row, of which the second is far away now and then, and a repeat. */
    @Override
    public void fix(String vehicle, int second, int number) throws Exception {
        at(vehicle, second, 0);
        at(vehicle, second + 1, number % 3 == 0 ? ELSEWHERE : 10);
        if (number % 2 == 0) {
            at(vehicle, second + 2, 20);
        }
        at(vehicle, second, 0);
    }

    @Override
    public ChangingFleet.Kept kept() {
        return new ChangingFleet.Kept(
                numKeyedStateEntries(), numProcessingTimeTimers(), numEventTimeTimers());
    }

    /** What came out since the start or the last call, by vehicle and time. */
    List<String> told() {
        List<String> lines =
                extractOutputValues().stream()
                        .map(
                                track ->
                                        "%s %d %d %s"
                                                .formatted(
                                                        track.envelope().entityId(),
                                                        track.envelope().eventTimeMillis()
                                                                - Reports.TIME.toEpochMilli(),
                                                        track.flags(),
                                                        track.holdOutcome()))
                        .sorted()
                        .toList();
        getOutput().clear();
        return lines;
    }
}
