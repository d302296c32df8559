/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.runtime;

import static java.util.Objects.requireNonNull;

import io.roadstream.contract.event.DeadLetter;
import io.roadstream.contract.validation.InvalidEventException;
import java.util.HashMap;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Reads each record as its topic says; events leave by the output of their topic, what cannot be
 * read as a dead letter.
 */
final class GroupDecodeFunction extends ProcessFunction<RawRecord, DeadLetter> {
    private static final long serialVersionUID = 1L;

    private final HashMap<String, TopicGroup.Member<?>> members = new HashMap<>();
    private transient @Nullable Counter refused;

    GroupDecodeFunction(List<TopicGroup.Member<?>> members) {
        for (TopicGroup.Member<?> member : members) {
            if (this.members.put(member.topic(), member) != null) {
                throw new IllegalArgumentException("twice in one group: " + member.topic());
            }
        }
    }

    @Override
    public void open(OpenContext context) {
        refused = getRuntimeContext().getMetricGroup().counter("refused.records");
    }

    @Override
    public void processElement(RawRecord record, Context context, Collector<DeadLetter> out) {
        decode(requireNonNull(members.get(record.topic)), record, context, out);
    }

    private <T> void decode(
            TopicGroup.Member<T> member,
            RawRecord record,
            Context context,
            Collector<DeadLetter> out) {
        T event;
        try {
            event = member.decoder().decode(record);
        } catch (InvalidEventException e) {
            requireNonNull(refused).inc();
            out.collect(DecodeFunction.letter(record, e, context));
            return;
        }
        context.output(member.events(), event);
    }
}
