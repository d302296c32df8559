/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.runtime;

import io.roadstream.contract.topic.Topic;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes events to their topic under their key, with the topic's codec. */
final class TopicWriter<T> implements KafkaRecordSerializationSchema<T> {
    private static final long serialVersionUID = 1L;

    private final Topic<T> topic;

    TopicWriter(Topic<T> topic) {
        this.topic = topic;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            T event, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(topic.name(), topic.key(event), topic.codec().encode(event));
    }
}
