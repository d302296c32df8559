/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import io.roadstream.contract.event.DeadLetter;
import io.roadstream.contract.topic.Topics;
import io.roadstream.contract.validation.Reason;
import io.roadstream.jobs.runtime.KafkaConfig;
import java.time.Clock;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Rows that ClickHouse refuses for good. Each goes to the dead letters, acknowledged by Kafka,
 * before the batch counts as committed; at least once, since a restart may refuse it again. The
 * producer comes into being with the first such row.
 */
final class RefusedRows implements AutoCloseable {
    private final KafkaConfig kafka;
    private final String source;
    private final Clock clock;
    private final Set<String> refused = new HashSet<>();
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    RefusedRows(KafkaConfig kafka, String source, Clock clock) {
        this.kafka = kafka;
        this.source = source;
        this.clock = clock;
    }

    /** Sends the row away and waits for Kafka's acknowledgement. */
    void add(Batch batch, Segment segment, int row, StoreException cause)
            throws StoreException, InterruptedException {
        byte[] bytes = segment.slice(row, row + 1).bytes();
        DeadLetter letter =
                new DeadLetter(
                        "",
                        "%s/%s/%d/%d".formatted(source, batch.token(), segment.partition(), row),
                        Reason.REFUSED_BY_STORE,
                        String.valueOf(cause.getMessage()),
                        clock.millis(),
                        bytes,
                        bytes.length);
        try {
            producer()
                    .send(
                            new ProducerRecord<>(
                                    Topics.DEAD_LETTERS.name(),
                                    Topics.DEAD_LETTERS.key(letter),
                                    Topics.DEAD_LETTERS.codec().encode(letter)))
                    .get();
        } catch (ExecutionException e) {
            throw StoreException.of(e);
        }
        refused.add(letter.source());
    }

    /** Rows of the segment that were refused since this committer began. */
    long count(Batch batch, Segment segment) {
        String prefix = "%s/%s/%d/".formatted(source, batch.token(), segment.partition());
        return refused.stream().filter(entry -> entry.startsWith(prefix)).count();
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close();
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            Properties properties = new Properties();
            properties.putAll(kafka.clientProperties());
            properties.setProperty(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
            properties.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
            properties.setProperty(ProducerConfig.ACKS_CONFIG, "all");
            producer =
                    new KafkaProducer<>(
                            properties, new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }
}
