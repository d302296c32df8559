/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.runtime;

import io.roadstream.contract.event.DeadLetter;
import io.roadstream.contract.topic.Topics;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes dead letters outside of any checkpoint, at least once: for committers, which have no
 * stream to send them into. The producer comes into being with the first letter. For one thread.
 */
public final class DeadLetterWriter implements AutoCloseable {
    private final KafkaConfig kafka;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    public DeadLetterWriter(KafkaConfig kafka) {
        this.kafka = kafka;
    }

    /**
     * Writes one and waits for Kafka's acknowledgement.
     *
     * @throws ExecutionException if Kafka did not take it
     */
    public void write(DeadLetter letter) throws ExecutionException, InterruptedException {
        producer()
                .send(
                        new ProducerRecord<>(
                                Topics.DEAD_LETTERS.name(),
                                Topics.DEAD_LETTERS.key(letter),
                                Topics.DEAD_LETTERS.codec().encode(letter)))
                .get();
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close();
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            Properties properties = kafka.toClientProperties();
            properties.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
            properties.setProperty(ProducerConfig.ACKS_CONFIG, "all");
            producer =
                    new KafkaProducer<>(
                            properties, new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }
}
