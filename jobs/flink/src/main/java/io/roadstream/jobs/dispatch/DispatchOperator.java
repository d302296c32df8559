/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.dispatch;

import static java.util.Objects.requireNonNull;

import io.roadstream.contract.event.Plan;
import io.roadstream.contract.event.Trigger;
import io.roadstream.domain.dispatch.DeskClock;
import io.roadstream.domain.dispatch.DeskTime;
import io.roadstream.domain.dispatch.DispatchEvent;
import io.roadstream.domain.dispatch.DispatchRule;
import io.roadstream.domain.dispatch.DispatchSettings;
import io.roadstream.domain.dispatch.DispatchStep;
import io.roadstream.domain.dispatch.FleetPlans;
import io.roadstream.domain.dispatch.Replanner;
import io.roadstream.domain.hearing.Hearing;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@link DispatchRule} per tenant. State: the tenant's book, about half a kilobyte for each
 * order that is open or ended within the hour, and less for each vehicle, driver and deletion of
 * the hour. A timer ends orders, deletions, and vehicles without a row of which nothing is heard
 * (the settings' {@code keep}); vehicles and drivers that have a row end with it, so that there are
 * no more of them than in the order database. No vehicle is taken for lost before all that was
 * received meanwhile has been heard: {@link Hearing}, by the watermark. Plans that have changed are
 * thought over together beside it: {@link Replans}.
 */
final class DispatchOperator extends KeyedProcessFunction<String, DispatchEvent, Plan> {
    private static final long serialVersionUID = 1L;

    /** What happened that plans were thought about for. */
    static final OutputTag<Trigger> TRIGGERS =
            new OutputTag<>("triggers", TypeInformation.of(Trigger.class));

    /** Time between two looks at a tenant with orders. */
    static final Duration CHECK = Duration.ofSeconds(10);

    /** The same without any. */
    static final Duration IDLE_CHECK = Duration.ofHours(1);

    private final DispatchRule rule;
    private final Replanner replanner;
    private final DispatchSettings.Replanning replanning;
    private transient @Nullable StateBook book;
    private transient @Nullable ValueState<DeskState> desk;
    private transient @Nullable Counter plans;
    private transient @Nullable Counter triggers;
    private transient @Nullable Counter betterPlans;
    private transient @Nullable Replans replans;
    private transient @Nullable Hearing hearing;
    private transient long startedMillis;

    DispatchOperator(
            DispatchRule rule, Replanner replanner, DispatchSettings.Replanning replanning) {
        this.rule = rule;
        this.replanner = replanner;
        this.replanning = replanning;
    }

    @Override
    public void open(OpenContext context) {
        book = new StateBook(getRuntimeContext());
        desk = getRuntimeContext().getState(new ValueStateDescriptor<>("desk", DeskState.class));
        plans = getRuntimeContext().getMetricGroup().counter("made.plans");
        triggers = getRuntimeContext().getMetricGroup().counter("taken.triggers");
        betterPlans = getRuntimeContext().getMetricGroup().counter("made.better-plans");
        replans = new Replans(replanner, replanning);
    }

    @Override
    public void close() {
        if (replans != null) {
            replans.close();
        }
    }

    @Override
    public void processElement(DispatchEvent event, Context context, Collector<Plan> out)
            throws Exception {
        long processing = started(context.timerService().currentProcessingTime());
        DeskState state = state();
        DeskClock clock = clock(state).heard(event.timeMillis(), processing);
        say(rule.step(requireNonNull(book), event, time(clock, context)), context, out);
        plan(state.with(clock), processing, context);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Plan> out)
            throws Exception {
        long processing = started(context.timerService().currentProcessingTime());
        DeskState state = state();
        DeskClock clock = clock(state);
        DeskTime now = time(clock, context);
        if (timestamp == state.wakeMillis()) {
            say(rule.check(requireNonNull(book), context.getCurrentKey(), now), context, out);
            plan(state.with(clock).wakingAt(0), processing, context);
        }
        lookAt(
                requireNonNull(replans)
                        .look(
                                context.getCurrentKey(),
                                timestamp,
                                processing,
                                new ReplanDesk(context, now, out)),
                context);
    }

    /** The desk of the tenant whose timer went off. */
    private final class ReplanDesk implements Replans.Desk {
        private final OnTimerContext context;
        private final DeskTime now;
        private final Collector<Plan> out;

        ReplanDesk(OnTimerContext context, DeskTime now, Collector<Plan> out) {
            this.context = context;
            this.now = now;
            this.out = out;
        }

        @Override
        public Optional<FleetPlans> findPlans() {
            return rule.findPlans(requireNonNull(book), context.getCurrentKey(), now);
        }

        @Override
        public void take(Replans.Answer answer) {
            DispatchStep step =
                    rule.replan(
                            requireNonNull(book),
                            context.getCurrentKey(),
                            now,
                            answer.asked(),
                            answer.found());
            requireNonNull(betterPlans).inc(step.plans().size());
            tell(step, context, out);
        }
    }

    private DeskState state() throws Exception {
        DeskState known = requireNonNull(desk).value();
        return known == null ? DeskState.NEW : known;
    }

    /** The time that the job stood still is none of the tenant's. */
    private DeskClock clock(DeskState state) {
        DeskClock clock = state.clock();
        return clock.setAtMillis() < startedMillis && !clock.equals(DeskClock.NEW)
                ? clock.resumed(startedMillis)
                : clock;
    }

    private DeskTime time(DeskClock clock, Context context) {
        long processing = context.timerService().currentProcessingTime();
        Hearing before = hearing == null ? Hearing.startedAt(processing) : hearing;
        Hearing now = before.at(context.timerService().currentWatermark(), processing);
        hearing = now;
        return new DeskTime(clock.nowMillis(processing), now.heardMillis(processing), processing);
    }

    private long started(long processingMillis) {
        if (startedMillis == 0) {
            startedMillis = processingMillis;
        }
        return processingMillis;
    }

    /** Says it, and has the plans thought over if there are new ones. */
    private void say(DispatchStep step, Context context, Collector<Plan> out) {
        tell(step, context, out);
        if (!step.plans().isEmpty()) {
            long processing = context.timerService().currentProcessingTime();
            lookAt(requireNonNull(replans).changed(context.getCurrentKey(), processing), context);
        }
    }

    private static void lookAt(OptionalLong millis, Context context) {
        millis.ifPresent(context.timerService()::registerProcessingTimeTimer);
    }

    private void tell(DispatchStep step, Context context, Collector<Plan> out) {
        for (Trigger trigger : step.triggers()) {
            requireNonNull(triggers).inc();
            context.output(TRIGGERS, trigger);
        }
        for (Plan plan : step.plans()) {
            requireNonNull(plans).inc();
            out.collect(plan);
        }
    }

    /** Sees to it that the tenant is looked at again as long as there is anything to see. */
    private void plan(DeskState state, long processingMillis, Context context) throws Exception {
        StateBook known = requireNonNull(book);
        boolean isBusy = known.hasOrders();
        long due = processingMillis + (isBusy ? CHECK : IDLE_CHECK).toMillis();
        if (!isBusy && known.isEmpty()) {
            if (state.wakeMillis() != 0) {
                context.timerService().deleteProcessingTimeTimer(state.wakeMillis());
            }
            requireNonNull(desk).clear();
        } else if (state.wakeMillis() == 0 || due < state.wakeMillis()) {
            if (state.wakeMillis() != 0) {
                context.timerService().deleteProcessingTimeTimer(state.wakeMillis());
            }
            context.timerService().registerProcessingTimeTimer(due);
            requireNonNull(desk).update(state.wakingAt(due));
        } else {
            requireNonNull(desk).update(state);
        }
    }
}
