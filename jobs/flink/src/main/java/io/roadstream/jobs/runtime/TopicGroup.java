/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.runtime;

import io.roadstream.contract.event.DeadLetter;
import io.roadstream.contract.topic.Topic;
import java.io.Serializable;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/**
 * Several topics that one consumer of each subtask reads. Records of one key of one topic stay in
 * order; a reader of one of the topics that stands still holds up those of the others.
 */
public final class TopicGroup {
    private final SingleOutputStreamOperator<DeadLetter> decoded;

    TopicGroup(SingleOutputStreamOperator<DeadLetter> decoded) {
        this.decoded = decoded;
    }

    /**
     * One of the topics.
     *
     * @param topic its name
     * @param decoder of its records
     * @param events what its records say
     */
    public record Member<T>(String topic, RawDecoder<T> decoder, OutputTag<T> events)
            implements Serializable {
        /** A topic of which only the values matter. */
        public static <T> Member<T> of(Topic<T> topic, Class<T> type) {
            return of(topic, record -> topic.codec().decode(record.value), type);
        }

        /** A topic whose records say more than their values. */
        public static <T> Member<T> of(Topic<?> topic, RawDecoder<T> decoder, Class<T> type) {
            return new Member<>(
                    topic.name(), decoder, new OutputTag<>(topic.name(), TypeInformation.of(type)));
        }
    }

    /** What one of the topics brings. */
    public <T> DataStream<T> events(Member<T> member) {
        return decoded.getSideOutput(member.events());
    }

    /** What could not be read, of all topics. */
    public DataStream<DeadLetter> deadLetters() {
        return decoded;
    }
}
