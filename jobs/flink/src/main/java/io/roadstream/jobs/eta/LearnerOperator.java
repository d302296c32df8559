/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.eta;

import static java.util.Objects.requireNonNull;

import io.roadstream.domain.eta.EtaTable;
import io.roadstream.domain.eta.Lesson;
import io.roadstream.domain.eta.TableLearner;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@link TableLearner} per tenant and tells its table half a minute after something new.
 * State: one table of fixed size per tenant, kept as long as the job.
 */
final class LearnerOperator extends KeyedCoProcessFunction<String, Lesson, TenantChange, EtaTable> {
    private static final long serialVersionUID = 1L;

    static final Duration PUBLISH_AFTER = Duration.ofSeconds(30);

    private transient @Nullable ValueState<LearnerState> tenant;

    @Override
    public void open(OpenContext context) {
        tenant =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("tenant", LearnerState.class));
    }

    @Override
    public void processElement1(Lesson lesson, Context context, Collector<EtaTable> out)
            throws Exception {
        LearnerState before = state(lesson.tenant());
        take(before, TableLearner.learn(before.table(), lesson), context);
    }

    @Override
    public void processElement2(TenantChange change, Context context, Collector<EtaTable> out)
            throws Exception {
        LearnerState before = state(change.tenant());
        if (!before.table().zone().equals(change.zone())) {
            take(before, before.table().withZone(change.zone()), context);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<EtaTable> out)
            throws Exception {
        LearnerState current = requireNonNull(tenant).value();
        if (current != null && current.publishMillis() == timestamp) {
            out.collect(current.table());
            requireNonNull(tenant).update(new LearnerState(current.table(), 0));
        }
    }

    private LearnerState state(String id) throws Exception {
        LearnerState known = requireNonNull(tenant).value();
        return known == null ? new LearnerState(EtaTable.prior(id), 0) : known;
    }

    private void take(LearnerState before, EtaTable next, Context context) throws Exception {
        long publish = before.publishMillis();
        if (publish == 0) {
            publish = context.timerService().currentProcessingTime() + PUBLISH_AFTER.toMillis();
            context.timerService().registerProcessingTimeTimer(publish);
        }
        requireNonNull(tenant).update(new LearnerState(next, publish));
    }
}
