/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bytes and records that all requests together hold while they wait for Kafka. Bounded, so that a
 * Kafka that stands still stops the senders and not this process. Thread-safe.
 */
final class InFlightBudget {
    private final long maxBytes;
    private final long maxRecords;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong records = new AtomicLong();

    InFlightBudget(RequestLimits limits) {
        maxBytes = limits.maxInFlightBytes();
        maxRecords = limits.maxInFlightRecords();
    }

    /** An empty share for one request. */
    Share open() {
        return new Share();
    }

    long bytes() {
        return bytes.get();
    }

    long records() {
        return records.get();
    }

    private static boolean tryAdd(AtomicLong used, long amount, long max) {
        if (used.addAndGet(amount) <= max) {
            return true;
        }
        used.addAndGet(-amount);
        return false;
    }

    /** What one request holds. For one thread at a time; closed exactly once. */
    final class Share implements AutoCloseable {
        private long heldBytes;
        private long heldRecords;

        private Share() {}

        boolean tryAddBytes(long amount) {
            boolean added = tryAdd(bytes, amount, maxBytes);
            heldBytes += added ? amount : 0;
            return added;
        }

        boolean tryAddRecords(long amount) {
            boolean added = tryAdd(records, amount, maxRecords);
            heldRecords += added ? amount : 0;
            return added;
        }

        @Override
        public void close() {
            bytes.addAndGet(-heldBytes);
            records.addAndGet(-heldRecords);
            heldBytes = 0;
            heldRecords = 0;
        }
    }
}
