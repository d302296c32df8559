/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.eta;

import static java.util.Objects.requireNonNull;

import io.roadstream.contract.event.Order;
import io.roadstream.domain.eta.AssignedOrder;
import io.roadstream.domain.eta.AssignmentRule;
import io.roadstream.domain.eta.VehicleOrder;
import io.roadstream.jobs.captured.OrderChange;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@link AssignmentRule} per order. State: one {@link AssignedOrder} per order, cleared by a
 * timer a day after its end or deletion, which is long enough for repeats of what came before, and
 * 30 days after its last change otherwise, like the topic.
 */
final class AssignmentOperator extends KeyedProcessFunction<String, OrderChange, VehicleOrder> {
    private static final long serialVersionUID = 1L;

    static final Duration FORGET_ENDED = Duration.ofDays(1);
    static final Duration FORGET_OPEN = Duration.ofDays(30);

    private transient @Nullable ValueState<AssignedOrder> assigned;
    private transient @Nullable ValueState<Long> forgetMillis;

    @Override
    public void open(OpenContext context) {
        assigned =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("order", AssignedOrder.class));
        forgetMillis =
                getRuntimeContext().getState(new ValueStateDescriptor<>("forget", Types.LONG));
    }

    @Override
    public void processElement(OrderChange change, Context context, Collector<VehicleOrder> out)
            throws Exception {
        ValueState<AssignedOrder> state = requireNonNull(assigned);
        AssignedOrder known = state.value();
        Order order = change.order();
        AssignmentRule.Step step =
                order == null
                        ? AssignmentRule.delete(
                                known,
                                change.state().envelope().tenant(),
                                change.state().envelope().entityId(),
                                change.state().version())
                        : AssignmentRule.step(known, order);
        step.changes().forEach(out::collect);
        AssignedOrder next = step.state();
        if (!next.equals(known)) {
            state.update(next);
            Duration keep = next.isOver() ? FORGET_ENDED : FORGET_OPEN;
            forgetAt(context.timerService().currentProcessingTime() + keep.toMillis(), context);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<VehicleOrder> out)
            throws Exception {
        Long due = requireNonNull(forgetMillis).value();
        if (due != null && due == timestamp) {
            requireNonNull(forgetMillis).clear();
            requireNonNull(assigned).clear();
        }
    }

    private void forgetAt(long millis, Context context) throws Exception {
        ValueState<Long> due = requireNonNull(forgetMillis);
        Long before = due.value();
        if (before != null) {
            context.timerService().deleteProcessingTimeTimer(before);
        }
        context.timerService().registerProcessingTimeTimer(millis);
        due.update(millis);
    }
}
