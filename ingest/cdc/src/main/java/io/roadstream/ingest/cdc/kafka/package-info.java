/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Writing to Kafka: events ({@link ChangePublisher}) and how far the database was read ({@link
 * StateTopic}). Knows neither the database nor Debezium.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.cdc.kafka;
