/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.eta;

import static java.util.Objects.requireNonNull;

import io.roadstream.domain.eta.EtaSettings;
import io.roadstream.domain.eta.EtaTable;
import io.roadstream.domain.eta.Lesson;
import io.roadstream.domain.eta.TableLearner;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@link TableLearner} per tenant and tells its table half a minute after something new.
 * State: one table of fixed size per tenant, until the tenant is deleted: then at once a table that
 * knows nothing is told, and for a week, after which no order of it is open any more, nothing is
 * learned.
 */
final class LearnerOperator extends KeyedCoProcessFunction<String, Lesson, TenantChange, EtaTable> {
    private static final long serialVersionUID = 1L;

    static final Duration PUBLISH_AFTER = Duration.ofSeconds(30);

    /** Open orders that do not change for so long are forgotten. */
    static final Duration FORGET_DELETED = EtaSettings.DEFAULT.orderExpires();

    private transient @Nullable ValueState<LearnerState> tenant;
    private transient @Nullable ValueState<Long> deletedUntilMillis;
    private transient @Nullable Counter ignored;

    @Override
    public void open(OpenContext context) {
        tenant =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("tenant", LearnerState.class));
        deletedUntilMillis =
                getRuntimeContext().getState(new ValueStateDescriptor<>("deleted", Types.LONG));
        ignored = getRuntimeContext().getMetricGroup().counter("ignored.lessons");
    }

    @Override
    public void processElement1(Lesson lesson, Context context, Collector<EtaTable> out)
            throws Exception {
        if (requireNonNull(deletedUntilMillis).value() != null) {
            requireNonNull(ignored).inc();
            return;
        }
        LearnerState before = state(lesson.tenant());
        take(before, TableLearner.learn(before.table(), lesson), context);
    }

    @Override
    public void processElement2(TenantChange change, Context context, Collector<EtaTable> out)
            throws Exception {
        String zone = change.zone();
        endDeletion(context);
        if (zone == null) {
            delete(change.tenant(), context, out);
            return;
        }
        LearnerState before = state(change.tenant());
        if (!before.table().zone().equals(zone)) {
            take(before, before.table().withZone(zone), context);
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
        Long until = requireNonNull(deletedUntilMillis).value();
        if (until != null && until == timestamp) {
            requireNonNull(deletedUntilMillis).clear();
        }
    }

    /** A tenant that nobody taught anything of is told too: those who estimate may know more. */
    private void delete(String id, Context context, Collector<EtaTable> out) throws Exception {
        LearnerState known = requireNonNull(tenant).value();
        if (known != null) {
            context.timerService().deleteProcessingTimeTimer(known.publishMillis());
            requireNonNull(tenant).clear();
        }
        out.collect(EtaTable.prior(id));
        long until = context.timerService().currentProcessingTime() + FORGET_DELETED.toMillis();
        context.timerService().registerProcessingTimeTimer(until);
        requireNonNull(deletedUntilMillis).update(until);
    }

    private void endDeletion(Context context) throws Exception {
        ValueState<Long> until = requireNonNull(deletedUntilMillis);
        Long before = until.value();
        if (before != null) {
            context.timerService().deleteProcessingTimeTimer(before);
            until.clear();
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
