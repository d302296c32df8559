/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.tracking;

import static java.util.Objects.requireNonNull;

import io.roadstream.contract.event.Track;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Thins live tracks to at most one per vehicle and {@link #INTERVAL}: a start-up snapshot for
 * readers. State: one {@link LatestState} per vehicle, cleared by a timer after the vehicle fell
 * silent. Timers of a track that waits end with its waiting.
 */
final class LatestOperator extends KeyedProcessFunction<String, Track, Track> {
    private static final long serialVersionUID = 1L;

    /** Least time between two tracks of one vehicle. */
    static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final Duration FORGET_AFTER = Duration.ofDays(35);
    private static final long END_OF_INPUT = Long.MAX_VALUE - 1;

    private transient @Nullable ValueState<LatestState> latest;

    @Override
    public void open(OpenContext context) {
        latest =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("latest", LatestState.class));
    }

    @Override
    public void processElement(Track track, Context context, Collector<Track> out)
            throws Exception {
        ValueState<LatestState> state = requireNonNull(latest);
        LatestState before = state.value();
        long eventTime = track.envelope().eventTimeMillis();
        long now = context.timerService().currentProcessingTime();
        if (before == null) {
            long check = now + FORGET_AFTER.toMillis();
            context.timerService().registerProcessingTimeTimer(check);
            state.update(new LatestState(eventTime, now + INTERVAL.toMillis(), null, check));
            out.collect(track);
            return;
        }
        if (before.pending() == null && now >= before.quietUntilMillis()) {
            if (eventTime >= before.emittedEventTimeMillis()) {
                state.update(before.emitted(eventTime, now + INTERVAL.toMillis()));
                out.collect(track);
            }
            return;
        }
        if (eventTime < newestKnown(before)) {
            return;
        }
        if (before.pending() == null) {
            context.timerService().registerProcessingTimeTimer(before.quietUntilMillis());
            context.timerService().registerEventTimeTimer(END_OF_INPUT);
        }
        state.update(before.waiting(track));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Track> out)
            throws Exception {
        ValueState<LatestState> state = requireNonNull(latest);
        LatestState before = state.value();
        if (before == null) {
            return;
        }
        LatestState current = before;
        Track pending = before.pending();
        if (pending != null && before.quietUntilMillis() <= timestamp) {
            context.timerService().deleteProcessingTimeTimer(before.quietUntilMillis());
            context.timerService().deleteEventTimeTimer(END_OF_INPUT);
            long quietUntil = context.timerService().currentProcessingTime() + INTERVAL.toMillis();
            current = before.emitted(pending.envelope().eventTimeMillis(), quietUntil);
            state.update(current);
            out.collect(pending);
        }
        if (timestamp == current.forgetCheckMillis()) {
            forgetOrCheckAgain(current, context);
        }
    }

    private void forgetOrCheckAgain(LatestState before, OnTimerContext context) throws Exception {
        long due = before.quietUntilMillis() - INTERVAL.toMillis() + FORGET_AFTER.toMillis();
        if (due <= before.forgetCheckMillis()) {
            requireNonNull(latest).clear();
            context.timerService().deleteEventTimeTimer(END_OF_INPUT);
        } else {
            context.timerService().registerProcessingTimeTimer(due);
            requireNonNull(latest)
                    .update(
                            new LatestState(
                                    before.emittedEventTimeMillis(),
                                    before.quietUntilMillis(),
                                    before.pending(),
                                    due));
        }
    }

    private static long newestKnown(LatestState state) {
        return state.pending() == null
                ? state.emittedEventTimeMillis()
                : state.pending().envelope().eventTimeMillis();
    }
}
