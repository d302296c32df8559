/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.tracking;

import static java.util.Objects.requireNonNull;

import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.Track;
import io.roadstream.domain.tracking.Fingerprint;
import io.roadstream.domain.tracking.MemoryBucket;
import io.roadstream.domain.tracking.TrackingRule;
import io.roadstream.domain.tracking.TrackingSettings;
import io.roadstream.domain.tracking.TrackingStep;
import io.roadstream.domain.tracking.VehicleState;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@link TrackingRule} per vehicle. State: one {@link VehicleState} and up to {@link
 * MemoryBucket#COUNT} buckets per vehicle, cleared by a timer after the vehicle fell silent.
 * (Flink's time-to-live would cost a time stamp and a check per bucket and report.) A held suspect
 * leaves by a processing-time timer, and at the end of input; both timers end with its waiting.
 */
final class TrackingOperator extends KeyedProcessFunction<String, PositionReport, Track> {
    private static final long serialVersionUID = 1L;

    /** Silence after which a vehicle is forgotten, its duplicate memory with it. */
    private static final Duration FORGET_AFTER = Duration.ofDays(35);

    /** Fires only when the input ends, since no earlier watermark reaches it. */
    private static final long END_OF_INPUT = Long.MAX_VALUE - 1;

    private final TrackingRule rule;
    private transient @Nullable ValueState<VehicleState> vehicle;
    private transient @Nullable MapState<Integer, byte[]> memory;
    private transient @Nullable Counter duplicates;

    TrackingOperator(TrackingSettings settings) {
        this.rule = new TrackingRule(settings);
    }

    @Override
    public void open(OpenContext context) {
        vehicle =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("vehicle", VehicleState.class));
        memory =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "memory",
                                        Types.INT,
                                        PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        duplicates = getRuntimeContext().getMetricGroup().counter("duplicates.reports");
    }

    @Override
    public void processElement(PositionReport report, Context context, Collector<Track> out)
            throws Exception {
        ValueState<VehicleState> state = requireNonNull(vehicle);
        VehicleState before = state.value();
        if (before == null) {
            before = VehicleState.NEW;
        }
        long fingerprint = Fingerprint.of(report);
        if (!remember(before.memory().generation(), fingerprint)) {
            requireNonNull(duplicates).inc();
            return;
        }
        TrackingStep step = rule.step(before, report, fingerprint);
        long now = context.timerService().currentProcessingTime();
        long check = step.state().forgetCheckMillis();
        if (check == 0) {
            check = now + FORGET_AFTER.toMillis();
            context.timerService().registerProcessingTimeTimer(check);
        }
        VehicleState next = step.state().seen(now, check);
        boolean isHeldSinceNow = next.held() != null && next.releaseMillis() == 0;
        if (isHeldSinceNow) {
            next = next.heldUntil(now + rule.settings().hold().toMillis());
        }
        state.update(next);
        step.tracks().forEach(out::collect);
        endHold(before, next, context.timerService());
        if (isHeldSinceNow) {
            context.timerService().registerProcessingTimeTimer(next.releaseMillis());
            context.timerService().registerEventTimeTimer(END_OF_INPUT);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Track> out)
            throws Exception {
        ValueState<VehicleState> state = requireNonNull(vehicle);
        VehicleState before = state.value();
        if (before == null) {
            return;
        }
        if (before.held() != null && before.releaseMillis() <= timestamp) {
            TrackingStep step = rule.release(before);
            state.update(step.state());
            step.tracks().forEach(out::collect);
            endHold(before, step.state(), context.timerService());
        }
        if (timestamp == before.forgetCheckMillis()) {
            forgetOrCheckAgain(requireNonNull(state.value()), context);
        }
    }

    private void forgetOrCheckAgain(VehicleState current, OnTimerContext context) throws Exception {
        long due = current.seenMillis() + FORGET_AFTER.toMillis();
        if (due <= current.forgetCheckMillis()) {
            requireNonNull(vehicle).clear();
            requireNonNull(memory).clear();
            context.timerService().deleteEventTimeTimer(END_OF_INPUT);
        } else {
            context.timerService().registerProcessingTimeTimer(due);
            requireNonNull(vehicle).update(current.seen(current.seenMillis(), due));
        }
    }

    /** Takes back the timers of a suspect that waits no more. */
    private static void endHold(VehicleState before, VehicleState next, TimerService timers) {
        if (before.held() != null && before.releaseMillis() != next.releaseMillis()) {
            timers.deleteProcessingTimeTimer(before.releaseMillis());
            timers.deleteEventTimeTimer(END_OF_INPUT);
        }
    }

    /** Notes the fingerprint; false if it was known. */
    private boolean remember(int generation, long fingerprint) throws Exception {
        MapState<Integer, byte[]> buckets = requireNonNull(memory);
        int index = MemoryBucket.index(fingerprint);
        byte[] bucket = buckets.get(index);
        if (bucket == null) {
            bucket = MemoryBucket.empty(generation);
        }
        if (MemoryBucket.contains(bucket, generation, fingerprint)) {
            return false;
        }
        buckets.put(index, MemoryBucket.add(bucket, generation, fingerprint));
        return true;
    }
}
