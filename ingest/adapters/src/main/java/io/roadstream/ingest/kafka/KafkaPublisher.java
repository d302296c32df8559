/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.kafka;

import io.roadstream.contract.event.DeadLetter;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.topic.Topic;
import io.roadstream.contract.topic.Topics;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Writes reports and dead letters to their topics, acknowledged by all in-sync replicas and without
 * duplicates from its own retries. Records of one key keep the order of the calls. Thread-safe.
 */
public final class KafkaPublisher implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;

    KafkaPublisher(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Starts a producer; does not wait for Kafka.
     *
     * @param bufferBytes memory for records that wait; the caller bounds what it hands over below
     *     it, else {@link #publish} may block
     */
    public static KafkaPublisher start(KafkaConfig config, long bufferBytes) {
        return new KafkaPublisher(new KafkaProducer<>(config.toProducerProperties(bufferBytes)));
    }

    /**
     * Writes all of it and tells the listener when every record is decided. After a failure others
     * may have been written.
     */
    public void publish(
            List<PositionReport> reports, List<DeadLetter> letters, DeliveryListener listener) {
        int records = reports.size() + letters.size();
        if (records == 0) {
            listener.onDecided(null);
            return;
        }
        Delivery delivery = new Delivery(records, listener);
        sendAll(Topics.POSITIONS, reports, delivery);
        sendAll(Topics.DEAD_LETTERS, letters, delivery);
    }

    /** Looks up both topics so that no request has to; blocks at most the time of one request. */
    void learnTopics() {
        producer.partitionsFor(Topics.POSITIONS.name());
        producer.partitionsFor(Topics.DEAD_LETTERS.name());
    }

    /** Waits for what is under way, at most this long, then ends. */
    public void close(Duration timeout) {
        producer.close(timeout);
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    // The callback learns of every outcome that the returned future would tell.
    @SuppressWarnings("FutureReturnValueIgnored")
    private <T> void sendAll(Topic<T> topic, List<T> events, Delivery delivery) {
        for (int i = 0; i < events.size(); i++) {
            T event = events.get(i);
            try {
                producer.send(
                        new ProducerRecord<>(
                                topic.name(), topic.key(event), topic.codec().encode(event)),
                        delivery);
                int left = events.size() - i - 1;
                Exception failure = delivery.failure();
                if (left > 0 && failure != null) {
                    // Each further one could block as long as the one that failed.
                    delivery.decide(left, failure);
                    return;
                }
            } catch (KafkaException | IllegalStateException e) {
                delivery.decide(events.size() - i, e);
                return;
            }
        }
    }
}
