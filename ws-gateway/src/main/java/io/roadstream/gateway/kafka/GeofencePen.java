/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The right to change geofences, which one gateway has at a time: a Kafka producer whose
 * transactional id is the same in all of them. Who takes it takes it from whoever had it, ends what
 * that one had begun, and makes its later writes fail. So what its holder has read since it took it
 * still holds when a write succeeds. For one thread.
 */
public final class GeofencePen implements AutoCloseable {
    /** Of all gateways on one Kafka. */
    public static final String TRANSACTIONAL_ID = "roadstream-gateway-geofences";

    private static final int TRANSACTION_MILLIS = 10_000;
    private static final int MAX_BLOCK_MILLIS = 3_000;
    private static final int REQUEST_MILLIS = 2_000;
    private static final Duration CLOSE_WITHIN = Duration.ofMillis(500);

    private final Map<String, Object> properties;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    /**
     * @param properties how to reach Kafka
     */
    public GeofencePen(Map<String, String> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("transactional.id", TRANSACTIONAL_ID);
        all.put("transaction.timeout.ms", TRANSACTION_MILLIS);
        all.put("linger.ms", 0);
        all.put("compression.type", "zstd");
        all.put("max.block.ms", MAX_BLOCK_MILLIS);
        all.put("request.timeout.ms", REQUEST_MILLIS);
        all.put("delivery.timeout.ms", MAX_BLOCK_MILLIS);
        all.put("reconnect.backoff.max.ms", 500);
        this.properties = all;
    }

    /** Whether it was taken and no write has failed since; another may have taken it meanwhile. */
    public boolean isHeld() {
        return producer != null;
    }

    /**
     * Takes it. What its last holder had begun is committed or aborted when this returns.
     *
     * @throws KafkaException if Kafka does not answer, or another one takes it now
     */
    public void take() {
        drop();
        KafkaProducer<byte[], byte[]> taken =
                new KafkaProducer<>(
                        properties, new ByteArraySerializer(), new ByteArraySerializer());
        producer = taken;
        try {
            taken.initTransactions();
        } catch (KafkaException e) {
            drop();
            throw e;
        }
    }

    /**
     * Writes and commits one change.
     *
     * @return where it stands
     * @throws KafkaException if it is not known to be committed: the pen is dropped, and after the
     *     next {@link #take} the topic says whether it was
     */
    public RecordMetadata write(GeofenceChange change) throws InterruptedException {
        KafkaProducer<byte[], byte[]> held = producer;
        if (held == null) {
            throw new IllegalStateException("the pen is not held");
        }
        boolean isCommitted = false;
        try {
            held.beginTransaction();
            RecordMetadata written = held.send(change.toRecord()).get();
            held.commitTransaction();
            isCommitted = true;
            return written;
        } catch (ExecutionException e) {
            throw new KafkaException("the change was not taken", e.getCause());
        } finally {
            if (!isCommitted) {
                drop();
            }
        }
    }

    /** Lets go of it without telling others; taking it again costs a few requests. */
    public void drop() {
        if (producer != null) {
            producer.close(CLOSE_WITHIN);
            producer = null;
        }
    }

    @Override
    public void close() {
        drop();
    }
}
