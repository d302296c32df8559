/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.eta;

import static java.util.Objects.requireNonNull;

import io.roadstream.contract.event.Eta;
import io.roadstream.contract.event.EtaMethod;
import io.roadstream.contract.event.Trigger;
import io.roadstream.domain.eta.EtaRule;
import io.roadstream.domain.eta.EtaSettings;
import io.roadstream.domain.eta.EtaState;
import io.roadstream.domain.eta.EtaStep;
import io.roadstream.domain.eta.EtaTable;
import io.roadstream.domain.eta.JourneyUpdate;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@link EtaRule} per vehicle. State: what was told of its open stops, cleared when it has
 * none; the table of each tenant in broadcast state, of fixed size, until it is told that nothing
 * is known of the tenant.
 */
final class EtaOperator
        extends KeyedBroadcastProcessFunction<String, JourneyUpdate, EtaTable, Eta> {
    private static final long serialVersionUID = 1L;

    /** Orders that will probably be late. */
    static final OutputTag<Trigger> TRIGGERS =
            new OutputTag<>("triggers", TypeInformation.of(Trigger.class));

    /** What tenants have learned. */
    static final MapStateDescriptor<String, EtaTable> TABLES =
            new MapStateDescriptor<>("tables", Types.STRING, TypeInformation.of(EtaTable.class));

    private final EtaRule rule;
    private transient @Nullable ValueState<EtaState> vehicle;
    private transient @Nullable Counter estimates;
    private transient @Nullable Counter corrections;
    private transient @Nullable Counter arrivals;

    EtaOperator(EtaSettings settings) {
        this.rule = new EtaRule(settings);
    }

    @Override
    public void open(OpenContext context) {
        vehicle = getRuntimeContext().getState(new ValueStateDescriptor<>("told", EtaState.class));
        estimates = getRuntimeContext().getMetricGroup().counter("estimates.events");
        corrections = getRuntimeContext().getMetricGroup().counter("corrections.events");
        arrivals = getRuntimeContext().getMetricGroup().counter("arrivals.events");
    }

    @Override
    public void processElement(JourneyUpdate update, ReadOnlyContext context, Collector<Eta> out)
            throws Exception {
        ValueState<EtaState> state = requireNonNull(vehicle);
        EtaState before = state.value();
        String tenant = update.journey().tenant();
        EtaTable table = context.getBroadcastState(TABLES).get(tenant);
        EtaStep step =
                rule.step(
                        before == null ? EtaState.NONE : before,
                        update,
                        table == null ? EtaTable.prior(tenant) : table);
        if (step.state().told().isEmpty()) {
            state.clear();
        } else if (!step.state().equals(before)) {
            state.update(step.state());
        }
        for (Eta eta : step.etas()) {
            requireNonNull(counter(eta)).inc();
            out.collect(eta);
        }
        step.triggers().forEach(trigger -> context.output(TRIGGERS, trigger));
    }

    private @Nullable Counter counter(Eta eta) {
        if (eta.method() == EtaMethod.ARRIVED) {
            return arrivals;
        }
        return eta.revision() == 0 ? estimates : corrections;
    }

    @Override
    public void processBroadcastElement(EtaTable table, Context context, Collector<Eta> out)
            throws Exception {
        if (table.equals(EtaTable.prior(table.tenant()))) {
            context.getBroadcastState(TABLES).remove(table.tenant());
        } else {
            context.getBroadcastState(TABLES).put(table.tenant(), table);
        }
    }
}
