/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.capture;

import io.roadstream.ingest.cdc.kafka.StateTopic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.OffsetBackingStore;
import org.apache.kafka.connect.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * How far the log was read, kept in the state topic. Debezium makes it from the name of its class,
 * so the topic is handed over under the name of the slot ({@link #offer}). There is one connector
 * with one source, hence one offset.
 */
public final class OffsetStore implements OffsetBackingStore {
    /** Property with the name of the slot. */
    static final String SLOT_PROPERTY = "offset.storage.slot";

    private static final Map<String, StateTopic> OFFERED = new ConcurrentHashMap<>();

    private @Nullable StateTopic topic;
    private String name = "";

    /** The topic for the engine that reads this slot. */
    static void offer(String slot, StateTopic topic) {
        OFFERED.put(slot, topic);
    }

    /** Under which the offset of the slot stands in the state topic. */
    static String nameOf(String slot) {
        return slot + "/offset";
    }

    @Override
    public void configure(WorkerConfig config) {
        String slot = config.originalsStrings().getOrDefault(SLOT_PROPERTY, "");
        topic = OFFERED.get(slot);
        name = nameOf(slot);
    }

    @Override
    public void start() {
        topic();
    }

    @Override
    public void stop() {
        // the topic belongs to who offered it
    }

    @Override
    public Future<Map<ByteBuffer, ByteBuffer>> get(Collection<ByteBuffer> keys) {
        Map<ByteBuffer, ByteBuffer> offsets = new HashMap<>();
        String offset = topic().get(name);
        if (offset != null) {
            byte[] bytes = offset.getBytes(StandardCharsets.UTF_8);
            keys.forEach(key -> offsets.put(key, ByteBuffer.wrap(bytes)));
        }
        return CompletableFuture.completedFuture(offsets);
    }

    @Override
    public Future<Void> set(Map<ByteBuffer, ByteBuffer> values, @Nullable Callback<Void> callback) {
        try {
            for (ByteBuffer value : values.values()) {
                topic().put(name, StandardCharsets.UTF_8.decode(value.duplicate()).toString());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(e, callback);
        } catch (RuntimeException e) { // Kafka's, which the engine has to learn of
            return failed(e, callback);
        }
        if (callback != null) {
            callback.onCompletion(null, null);
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Set<Map<String, Object>> connectorPartitions(String connectorName) {
        return Set.of();
    }

    private StateTopic topic() {
        if (topic == null) {
            throw new IllegalStateException("no topic was offered for " + name);
        }
        return topic;
    }

    private static Future<Void> failed(Exception failure, @Nullable Callback<Void> callback) {
        if (callback != null) {
            callback.onCompletion(failure, null);
        }
        return CompletableFuture.failedFuture(failure);
    }
}
