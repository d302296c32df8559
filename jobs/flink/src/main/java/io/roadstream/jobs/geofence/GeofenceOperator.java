/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.geofence;

import static java.util.Objects.requireNonNull;

import io.roadstream.contract.event.Geofence;
import io.roadstream.contract.event.GeofenceTransition;
import io.roadstream.contract.event.Track;
import io.roadstream.domain.geofence.FenceIndex;
import io.roadstream.domain.geofence.GeofenceRule;
import io.roadstream.domain.geofence.GeofenceSettings;
import io.roadstream.domain.geofence.GeofenceState;
import io.roadstream.domain.geofence.GeofenceStep;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@link GeofenceRule} per vehicle. State: one {@link GeofenceState} per vehicle, cleared by a
 * timer after the vehicle fell silent; all geofences in broadcast state, from which the index in
 * memory is made anew after a restore.
 */
final class GeofenceOperator
        extends KeyedBroadcastProcessFunction<String, Track, GeofenceChange, GeofenceTransition> {
    private static final long serialVersionUID = 1L;

    /** The geofences by key. */
    static final MapStateDescriptor<String, Geofence> FENCES =
            new MapStateDescriptor<>("geofences", Types.STRING, TypeInformation.of(Geofence.class));

    /** Silence after which a vehicle is forgotten; where it is then, is INITIAL_INSIDE. */
    private static final Duration FORGET_AFTER = Duration.ofDays(35);

    private final GeofenceRule rule;
    private transient @Nullable FenceIndex index;
    private transient @Nullable ValueState<GeofenceState> vehicle;
    private transient @Nullable Counter transitions;
    private transient @Nullable Counter changes;

    GeofenceOperator(GeofenceSettings settings) {
        this.rule = new GeofenceRule(settings);
    }

    @Override
    public void open(OpenContext context) {
        vehicle =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("vehicle", GeofenceState.class));
        transitions = getRuntimeContext().getMetricGroup().counter("transitions.events");
        changes = getRuntimeContext().getMetricGroup().counter("changes.geofences");
    }

    @Override
    public void processElement(
            Track track, ReadOnlyContext context, Collector<GeofenceTransition> out)
            throws Exception {
        ValueState<GeofenceState> state = requireNonNull(vehicle);
        GeofenceState before = state.value();
        FenceIndex fences = index(context.getBroadcastState(FENCES));
        GeofenceStep step =
                rule.step(
                        before == null ? GeofenceState.NEW : before,
                        track,
                        fences.of(track.envelope().tenant()));
        long now = context.timerService().currentProcessingTime();
        long check = step.state().forgetCheckMillis();
        if (check == 0) {
            check = now + FORGET_AFTER.toMillis();
            context.timerService().registerProcessingTimeTimer(check);
        }
        state.update(step.state().seen(now, check));
        requireNonNull(transitions).inc(step.transitions().size());
        step.transitions().forEach(out::collect);
    }

    @Override
    public void processBroadcastElement(
            GeofenceChange change, Context context, Collector<GeofenceTransition> out)
            throws Exception {
        BroadcastState<String, Geofence> fences = context.getBroadcastState(FENCES);
        FenceIndex current = index(fences);
        requireNonNull(changes).inc();
        Geofence fence = change.fence();
        if (fence == null) {
            fences.remove(change.key());
            current.remove(change.tenant(), change.id());
        } else if (current.put(fence)) {
            fences.put(change.key(), fence);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<GeofenceTransition> out)
            throws Exception {
        ValueState<GeofenceState> state = requireNonNull(vehicle);
        GeofenceState current = state.value();
        if (current == null || timestamp != current.forgetCheckMillis()) {
            return;
        }
        long due = current.seenMillis() + FORGET_AFTER.toMillis();
        if (due <= timestamp) {
            state.clear();
        } else {
            context.timerService().registerProcessingTimeTimer(due);
            state.update(current.seen(current.seenMillis(), due));
        }
    }

    private FenceIndex index(ReadOnlyBroadcastState<String, Geofence> fences) throws Exception {
        FenceIndex current = index;
        if (current == null) {
            current = new FenceIndex();
            for (Map.Entry<String, Geofence> entry : fences.immutableEntries()) {
                current.put(entry.getValue());
            }
            index = current;
        }
        return current;
    }
}
