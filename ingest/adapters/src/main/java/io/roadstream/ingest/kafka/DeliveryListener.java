/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.kafka;

import org.jspecify.annotations.Nullable;

/** Learns once, on a thread that must not be kept, what became of all records of a request. */
public interface DeliveryListener {
    /**
     * Every record is decided.
     *
     * @param failure the first failure, null if Kafka has acknowledged everything
     */
    void onDecided(@Nullable Exception failure);
}
