/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.kafka;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.DeadLetter;
import io.roadstream.contract.topic.Topic;
import io.roadstream.contract.topic.Topics;
import io.roadstream.contract.topic.VersionHeader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes events, tombstones and dead letters to their topics. What was handed over is on Kafka, on
 * all in-sync replicas, once {@link #awaitAll} has returned. Owned by one thread.
 */
public final class ChangePublisher implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    ChangePublisher(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** Starts a producer; does not wait for Kafka. */
    public static ChangePublisher start(KafkaConfig config) {
        return new ChangePublisher(
                new KafkaProducer<>(
                        config.toProducerProperties(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer()));
    }

    public <T> void publish(Topic<T> topic, T event, ChangeVersion version) {
        send(topic, topic.key(event), topic.codec().encode(event), version);
    }

    /** Says that the entity of this key is no more. */
    public void publishTombstone(Topic<?> topic, String key, ChangeVersion version) {
        send(topic, key.getBytes(StandardCharsets.UTF_8), null, version);
    }

    public void publish(DeadLetter letter) {
        Topic<DeadLetter> topic = Topics.DEAD_LETTERS;
        send(new ProducerRecord<>(topic.name(), topic.key(letter), topic.codec().encode(letter)));
    }

    /**
     * Waits until Kafka has acknowledged everything.
     *
     * @throws KafkaException if it has not; then this publisher is of no use any more
     */
    public void awaitAll() {
        producer.flush();
        Exception first = failure.get();
        if (first != null) {
            throw new KafkaException("Kafka did not take a change: " + first.getMessage(), first);
        }
    }

    /** Ends at once; what was not acknowledged is read again from the database. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private void send(Topic<?> topic, byte[] key, byte @Nullable [] value, ChangeVersion version) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic.name(), key, value);
        record.headers().add(VersionHeader.NAME, VersionHeader.encode(version));
        send(record);
    }

    // The callback learns of every outcome that the returned future would tell.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void send(ProducerRecord<byte[], byte[]> record) {
        producer.send(
                record,
                (metadata, exception) -> {
                    if (exception != null) {
                        failure.compareAndSet(null, exception);
                    }
                });
    }
}
