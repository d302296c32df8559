/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The way into Kafka: one idempotent producer, the acknowledgement of whole requests, and whether
 * Kafka can be reached.
 *
 * <p>Entry: {@link io.roadstream.ingest.kafka.KafkaPublisher}. No HTTP here.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.kafka;
