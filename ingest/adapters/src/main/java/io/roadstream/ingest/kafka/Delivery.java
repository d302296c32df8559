/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.kafka;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Counts the acknowledgements of one request and tells its listener when the last record is
 * decided. One object serves as the callback of all its records.
 */
final class Delivery implements Callback {
    private final AtomicInteger undecided;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final DeliveryListener listener;

    /**
     * @param records how many outcomes will be told, above 0
     */
    Delivery(int records, DeliveryListener listener) {
        this.undecided = new AtomicInteger(records);
        this.listener = listener;
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
        decide(1, exception);
    }

    /** Decides several records at once. */
    void decide(int records, @Nullable Exception exception) {
        if (exception != null) {
            failure.compareAndSet(null, exception);
        }
        if (undecided.addAndGet(-records) == 0) {
            listener.onDecided(failure.get());
        }
    }

    /** Why it has failed; null if it has not so far. */
    @Nullable Exception failure() {
        return failure.get();
    }
}
