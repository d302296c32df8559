/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.contract.topic.Topic;
import io.roadstream.contract.topic.TopicSettings;
import io.roadstream.contract.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class EmbeddedKafkaIT {
    private static final String TOPIC = Topics.POSITIONS.name();

    @TempDir static Path folder;

    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void keepsAcknowledgedRecordsWhenItIsKilledAndRestarted() throws Exception {
        String address = kafka.bootstrapServers();
        List<String> acknowledged = new ArrayList<>();
        try (KafkaProducer<String, String> producer = producer(Map.of())) {
            acknowledged.addAll(send(producer, "before", 1_000));

            kafka.kill();
            assertThat(kafka.isAlive()).isFalse();
            kafka.restart();

            assertThat(kafka.bootstrapServers()).isEqualTo(address);
            acknowledged.addAll(send(producer, "after", 1_000));
        }

        assertThat(read(acknowledged.size())).containsExactlyInAnyOrderElementsOf(acknowledged);
    }

    @Test
    void goesOnAfterAPause() throws Exception {
        try (KafkaProducer<String, String> producer = producer(Map.of())) {
            ProducerRecord<String, String> letter =
                    new ProducerRecord<>(Topics.DEAD_LETTERS.name(), "k", "v");
            producer.send(letter).get();
            kafka.pause();
            Future<RecordMetadata> pending = producer.send(letter);
            boolean answeredWhilePaused = pending.isDone();

            kafka.resume();

            assertThat(answeredWhilePaused).isFalse();
            assertThat(pending.get().hasOffset()).isTrue();
        }
    }

    @Test
    void hasTheTopicsOfTheContract() throws Exception {
        try (Admin admin = admin()) {
            for (Topic<?> topic : Topics.list()) {
                assertThat(partitions(admin, topic)).isEqualTo(topic.settings().partitions());
                assertThat(settings(admin, topic))
                        .containsAllEntriesOf(topic.settings().toKafkaConfig());
            }
        }
    }

    @Test
    void takesOverNewRetentionOfAnExistingTopic() throws Exception {
        Duration retention = Duration.ofDays(400);
        Topic<?> changed =
                withSettings(new TopicSettings(3, TopicSettings.Cleanup.DELETE, retention));
        try (Admin admin = admin()) {
            new ContractTopics(admin, (short) 1).ensure(List.of(changed));

            assertThat(settings(admin, changed))
                    .containsEntry("retention.ms", Long.toString(retention.toMillis()));
            new ContractTopics(admin, (short) 1).ensure(List.of(Topics.DEAD_LETTERS));
        }
    }

    @Test
    void refusesAnotherPartitionCountAndSaysWhatToDo() {
        Topic<?> changed =
                withSettings(
                        new TopicSettings(6, TopicSettings.Cleanup.DELETE, Duration.ofDays(30)));
        try (Admin admin = admin()) {
            assertThatThrownBy(() -> new ContractTopics(admin, (short) 1).ensure(List.of(changed)))
                    .isInstanceOf(TopicMismatchException.class)
                    .hasMessageContaining("has 3 partitions")
                    .hasMessageContaining("says 6")
                    .hasMessageContaining("set the contract back to 3");
        }
    }

    @Test
    void acceptsTransactionsThatMayStayOpenForADay() throws Exception {
        try (KafkaProducer<String, String> producer =
                producer(
                        Map.of(
                                "transactional.id",
                                "day",
                                "transaction.timeout.ms",
                                Long.toString(Duration.ofHours(24).toMillis())))) {
            producer.initTransactions();
            producer.beginTransaction();
            RecordMetadata sent =
                    producer.send(new ProducerRecord<>(Topics.TRACKS.name(), "k", "v")).get();
            producer.commitTransaction();

            assertThat(sent.hasOffset()).isTrue();
        }
    }

    private static Topic<?> withSettings(TopicSettings settings) {
        return new Topic<>(
                Topics.DEAD_LETTERS.name(),
                Topics.DEAD_LETTERS.codec(),
                Topics.DEAD_LETTERS.keyOf(),
                settings);
    }

    private static int partitions(Admin admin, Topic<?> topic) throws Exception {
        Collection<TopicDescription> described =
                admin.describeTopics(List.of(topic.name())).allTopicNames().get().values();
        return described.iterator().next().partitions().size();
    }

    private static Map<String, String> settings(Admin admin, Topic<?> topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        Collection<Config> described =
                admin.describeConfigs(List.of(resource)).all().get().values();
        Map<String, String> settings = new HashMap<>();
        for (ConfigEntry entry : described.iterator().next().entries()) {
            settings.put(entry.name(), entry.value());
        }
        return settings;
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    private static KafkaProducer<String, String> producer(Map<String, String> more) {
        Map<String, Object> config = new HashMap<>();
        config.put("bootstrap.servers", kafka.bootstrapServers());
        config.put("acks", "all");
        config.putAll(more);
        return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    }

    /** The values sent, all of them acknowledged. */
    private static List<String> send(
            KafkaProducer<String, String> producer, String prefix, int count) throws Exception {
        List<String> values = IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
        List<Future<RecordMetadata>> pending = new ArrayList<>();
        for (String value : values) {
            pending.add(producer.send(new ProducerRecord<>(TOPIC, value, value)));
        }
        for (Future<RecordMetadata> future : pending) {
            future.get();
        }
        return values;
    }

    private static List<String> read(int count) {
        Map<String, Object> config =
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "group.id",
                        "reader",
                        "auto.offset.reset",
                        "earliest");
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            while (values.size() < count) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                    values.add(record.value());
                }
            }
        }
        return values;
    }
}
