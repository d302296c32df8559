/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.measure;

import io.roadstream.contract.topic.Topic;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes events to their topic as fast as they come. Closing waits for Kafka's acknowledgement of
 * all and fails if one did not get it. For one thread.
 */
final class TopicProducer<T> implements AutoCloseable {
    private static final int BATCH_BYTES = 128 * 1024;

    private final Topic<T> topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /**
     * @param lingerMillis how long a record waits for company
     * @param compression lz4, zstd, …
     */
    TopicProducer(Topic<T> topic, String kafkaAddress, int lingerMillis, String compression) {
        this.topic = topic;
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers", kafkaAddress,
                                "linger.ms", lingerMillis,
                                "batch.size", BATCH_BYTES,
                                "compression.type", compression,
                                "acks", "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        producer.partitionsFor(topic.name());
    }

    // The callback learns of every outcome that the returned future would tell.
    @SuppressWarnings("FutureReturnValueIgnored")
    void send(T event) {
        producer.send(
                new ProducerRecord<>(topic.name(), topic.key(event), topic.codec().encode(event)),
                (metadata, exception) -> {
                    if (exception != null) {
                        failure.compareAndSet(null, exception);
                    }
                });
    }

    @Override
    public void close() {
        producer.close();
        Exception cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException(
                    "Kafka did not take all of %s: %s".formatted(topic.name(), cause), cause);
        }
    }
}
