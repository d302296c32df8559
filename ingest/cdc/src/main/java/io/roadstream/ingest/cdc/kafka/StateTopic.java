/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Small texts by name in a compacted Kafka topic: how far the log was read, and the epoch. A text
 * is there once {@link #put} has returned. Thread-safe after {@link #open}.
 */
public final class StateTopic implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final short REPLICATION_OF_THE_CLUSTER = -1;

    private final String topic;
    private final Map<String, String> values = new HashMap<>();
    private final KafkaProducer<String, String> producer;

    private StateTopic(String topic, KafkaProducer<String, String> producer) {
        this.topic = topic;
        this.producer = producer;
    }

    /** Creates the topic unless it is there, and reads it. */
    public static StateTopic open(KafkaConfig kafka, String topic) throws InterruptedException {
        create(kafka, topic);
        StateTopic state =
                new StateTopic(
                        topic,
                        new KafkaProducer<>(
                                kafka.toProducerProperties(),
                                new StringSerializer(),
                                new StringSerializer()));
        state.read(kafka);
        return state;
    }

    public synchronized @Nullable String get(String name) {
        return values.get(name);
    }

    /** Writes a text, or null to forget it, and waits for Kafka's acknowledgement. */
    public synchronized void put(String name, @Nullable String value) throws InterruptedException {
        try {
            Future<?> written = producer.send(new ProducerRecord<>(topic, name, value));
            producer.flush();
            written.get();
        } catch (ExecutionException e) {
            throw new KafkaException(topic + " could not be written: " + e.getCause(), e);
        }
        take(name, value);
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private static void create(KafkaConfig kafka, String topic) throws InterruptedException {
        try (Admin admin = Admin.create(kafka.toClientProperties())) {
            if (!admin.listTopics().names().get().contains(topic)) {
                admin.createTopics(
                                List.of(
                                        new NewTopic(topic, 1, REPLICATION_OF_THE_CLUSTER)
                                                .configs(Map.of("cleanup.policy", "compact"))))
                        .all()
                        .get();
            }
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException(topic + " could not be created: " + e.getCause(), e);
            }
        }
    }

    private synchronized void read(KafkaConfig kafka) {
        Map<String, Object> properties = kafka.toClientProperties();
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        properties, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                    take(record.key(), record.value());
                }
            }
        }
    }

    private void take(String name, @Nullable String value) {
        if (value == null) {
            values.remove(name);
        } else {
            values.put(name, value);
        }
    }
}
