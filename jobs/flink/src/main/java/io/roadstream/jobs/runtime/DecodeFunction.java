/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.runtime;

import io.roadstream.contract.event.DeadLetter;
import io.roadstream.contract.validation.InvalidEventException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Reads the event a record holds; what cannot be read leaves as a dead letter. */
final class DecodeFunction<T> extends ProcessFunction<RawRecord, T> {
    private static final long serialVersionUID = 1L;

    /** Letters about records that could not be read. */
    static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

    private final RawDecoder<T> decoder;
    private transient @Nullable Counter refused;

    DecodeFunction(RawDecoder<T> decoder) {
        this.decoder = decoder;
    }

    @Override
    public void open(OpenContext context) {
        refused = getRuntimeContext().getMetricGroup().counter("refused.records");
    }

    @Override
    public void processElement(RawRecord record, Context context, Collector<T> out) {
        T event;
        try {
            event = decoder.decode(record);
        } catch (InvalidEventException e) {
            if (refused != null) {
                refused.inc();
            }
            context.output(DEAD_LETTERS, letter(record, e, context));
            return;
        }
        out.collect(event);
    }

    static DeadLetter letter(
            RawRecord record, InvalidEventException e, ProcessFunction<?, ?>.Context context) {
        return new DeadLetter(
                "",
                record.position(),
                e.reason(),
                String.valueOf(e.getMessage()),
                context.timerService().currentProcessingTime(),
                record.value,
                record.value.length);
    }
}
