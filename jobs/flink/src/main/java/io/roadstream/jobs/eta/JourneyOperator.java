/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.eta;

import static java.util.Objects.requireNonNull;

import io.roadstream.contract.event.Plan;
import io.roadstream.contract.event.Track;
import io.roadstream.domain.eta.EtaSettings;
import io.roadstream.domain.eta.JourneyRule;
import io.roadstream.domain.eta.JourneyState;
import io.roadstream.domain.eta.JourneyStep;
import io.roadstream.domain.eta.JourneyUpdate;
import io.roadstream.domain.eta.Lesson;
import io.roadstream.domain.eta.VehicleOrder;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@link JourneyRule} per vehicle. State: one {@link JourneyState} per vehicle, cleared by a
 * timer when nothing was heard of it for three days; those who estimate are told.
 */
final class JourneyOperator
        extends KeyedCoProcessFunction<String, Track, VehicleChange, JourneyUpdate> {
    private static final long serialVersionUID = 1L;

    /** What stops that were made teach. */
    static final OutputTag<Lesson> LESSONS =
            new OutputTag<>("lessons", TypeInformation.of(Lesson.class));

    /** Longer than a weekend. */
    static final Duration FORGET_AFTER = Duration.ofDays(3);

    private final JourneyRule rule;
    private transient @Nullable ValueState<JourneyState> vehicle;
    private transient @Nullable Counter lessons;
    private transient @Nullable Counter forgotten;

    JourneyOperator(EtaSettings settings) {
        this.rule = new JourneyRule(settings);
    }

    @Override
    public void open(OpenContext context) {
        vehicle =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("vehicle", JourneyState.class));
        lessons = getRuntimeContext().getMetricGroup().counter("lessons.events");
        forgotten = getRuntimeContext().getMetricGroup().counter("forgotten.orders");
    }

    @Override
    public void processElement1(Track track, Context context, Collector<JourneyUpdate> out)
            throws Exception {
        JourneyState before = state(track.envelope().tenant(), track.envelope().entityId());
        take(rule.step(before, track), context, out);
    }

    @Override
    public void processElement2(VehicleChange change, Context context, Collector<JourneyUpdate> out)
            throws Exception {
        VehicleOrder order = change.order();
        Plan plan = change.plan();
        if (order != null) {
            take(rule.step(state(order.tenant(), order.vehicleId()), order), context, out);
        } else if (plan != null) {
            JourneyState before = state(plan.envelope().tenant(), plan.envelope().entityId());
            take(rule.step(before, plan), context, out);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<JourneyUpdate> out)
            throws Exception {
        ValueState<JourneyState> state = requireNonNull(vehicle);
        JourneyState current = state.value();
        if (current == null || timestamp != current.forgetCheckMillis()) {
            return;
        }
        long due = current.seenMillis() + FORGET_AFTER.toMillis();
        if (due <= timestamp) {
            out.collect(rule.forget(current));
            state.clear();
        } else {
            context.timerService().registerProcessingTimeTimer(due);
            state.update(current.seen(current.seenMillis(), due));
        }
    }

    private JourneyState state(String tenant, String vehicleId) throws Exception {
        JourneyState known = requireNonNull(vehicle).value();
        return known == null ? JourneyState.unknown(tenant, vehicleId) : known;
    }

    private void take(JourneyStep step, Context context, Collector<JourneyUpdate> out)
            throws Exception {
        long now = context.timerService().currentProcessingTime();
        long check = step.state().forgetCheckMillis();
        if (check == 0) {
            check = now + FORGET_AFTER.toMillis();
            context.timerService().registerProcessingTimeTimer(check);
        }
        requireNonNull(vehicle).update(step.state().seen(now, check));
        requireNonNull(forgotten).inc(step.forgottenOrders());
        if (step.lesson() != null) {
            requireNonNull(lessons).inc();
            context.output(LESSONS, step.lesson());
        }
        if (step.update() != null) {
            out.collect(step.update());
        }
    }
}
