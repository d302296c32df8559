/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.anomaly;

import static java.util.Objects.requireNonNull;

import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.domain.anomaly.AnomalyRule;
import io.roadstream.domain.anomaly.AnomalyStep;
import io.roadstream.domain.anomaly.WatchState;
import io.roadstream.domain.hearing.Hearing;
import io.roadstream.domain.streets.StreetIndex;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@link AnomalyRule} per vehicle. State: one {@link WatchState} per vehicle, cleared by the
 * timer that looks for silence once the vehicle was silent for {@code silenceExpires}. No silence
 * is raised before all that was received meanwhile has been heard: {@link Hearing}, by the
 * watermark; the timer looks again until then. Reads the file of streets once, when it opens.
 */
final class AnomalyOperator extends KeyedCoProcessFunction<String, Track, VehicleStatus, Anomaly> {
    private static final long serialVersionUID = 1L;

    /** Between two looks at a vehicle for which it is not late enough yet, at least and at most. */
    static final Duration SOON = Duration.ofSeconds(1);

    static final Duration LATER = Duration.ofSeconds(30);

    private final AnomalyJob.Settings settings;
    private transient @Nullable AnomalyRule rule;
    private transient @Nullable ValueState<WatchState> vehicle;
    private transient @Nullable Counter raised;
    private transient @Nullable Hearing hearing;

    AnomalyOperator(AnomalyJob.Settings settings) {
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) {
        StreetIndex streets = StreetsFile.read(settings.streetsFile());
        rule = new AnomalyRule(settings.anomalies(), settings.tracking(), streets);
        vehicle =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("vehicle", WatchState.class));
        raised = getRuntimeContext().getMetricGroup().counter("raised.anomalies");
        hearing = null;
    }

    @Override
    public void processElement1(Track track, Context context, Collector<Anomaly> out)
            throws Exception {
        listen(context);
        long now = context.timerService().currentProcessingTime();
        take(rule().step(state(), track, now), context, out);
    }

    @Override
    public void processElement2(VehicleStatus status, Context context, Collector<Anomaly> out)
            throws Exception {
        listen(context);
        long now = context.timerService().currentProcessingTime();
        take(rule().step(state(), status, now), context, out);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Anomaly> out)
            throws Exception {
        WatchState before = state();
        if (timestamp != before.checkMillis()) {
            return;
        }
        long processing = context.timerService().currentProcessingTime();
        long present = listen(context).presentMillis(processing);
        long due = rule().nextCheckMillis(before);
        if (due != 0 && present < due) {
            long wait =
                    present < due - LATER.toMillis()
                            ? LATER.toMillis()
                            : Math.max(SOON.toMillis(), due - present);
            long next = Math.max(due, processing + wait);
            context.timerService().registerProcessingTimeTimer(next);
            requireNonNull(vehicle).update(before.withCheck(next));
            return;
        }
        take(rule().check(before.withCheck(0), context.getCurrentKey(), present), context, out);
    }

    private Hearing listen(Context context) {
        long processing = context.timerService().currentProcessingTime();
        Hearing before = hearing == null ? Hearing.startedAt(processing) : hearing;
        Hearing now = before.at(context.timerService().currentWatermark(), processing);
        hearing = now;
        return now;
    }

    private AnomalyRule rule() {
        return requireNonNull(rule);
    }

    private WatchState state() throws Exception {
        WatchState known = requireNonNull(vehicle).value();
        return known == null ? WatchState.NEW : known;
    }

    private void take(AnomalyStep step, Context context, Collector<Anomaly> out) throws Exception {
        for (Anomaly anomaly : step.anomalies()) {
            if (anomaly.ended() == null) {
                requireNonNull(raised).inc();
            }
            out.collect(anomaly);
        }
        WatchState next = step.state();
        if (next == null || next.equals(WatchState.NEW)) {
            requireNonNull(vehicle).clear();
            return;
        }
        long check = rule().nextCheckMillis(next);
        if (check != 0 && (next.checkMillis() == 0 || check < next.checkMillis())) {
            if (next.checkMillis() != 0) {
                context.timerService().deleteProcessingTimeTimer(next.checkMillis());
            }
            context.timerService().registerProcessingTimeTimer(check);
            next = next.withCheck(check);
        }
        requireNonNull(vehicle).update(next);
    }
}
