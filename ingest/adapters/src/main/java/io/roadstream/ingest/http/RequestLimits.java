/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import java.time.Duration;

/**
 * How much one request, and all requests together, may bring.
 *
 * @param maxBodyBytes longest body, compressed and uncompressed
 * @param maxBatchItems most positions in one request
 * @param maxInFlightBytes bytes of bodies that may wait for Kafka, over all requests
 * @param maxInFlightRecords records that may wait for Kafka, over all requests
 * @param retryAfter what a refused client is told to wait
 */
public record RequestLimits(
        int maxBodyBytes,
        int maxBatchItems,
        long maxInFlightBytes,
        long maxInFlightRecords,
        Duration retryAfter) {
    public RequestLimits {
        if (maxBodyBytes < 1_024 || maxBodyBytes > 256 * 1024 * 1024) {
            throw new IllegalArgumentException(
                    "max body must be in [1024, 268435456] bytes, was " + maxBodyBytes);
        }
        if (maxBatchItems < 1) {
            throw new IllegalArgumentException(
                    "max batch items must be 1 or more, was " + maxBatchItems);
        }
        if (maxInFlightBytes < 2L * maxBodyBytes) {
            throw new IllegalArgumentException(
                    "max in-flight bytes must be twice the max body or more, was %d with a body of %d"
                            .formatted(maxInFlightBytes, maxBodyBytes));
        }
        if (maxInFlightRecords < maxBatchItems) {
            throw new IllegalArgumentException(
                    "max in-flight records must be max batch items or more, was %d with %d items"
                            .formatted(maxInFlightRecords, maxBatchItems));
        }
        if (retryAfter.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("retry-after must be 1s or more, was " + retryAfter);
        }
    }
}
