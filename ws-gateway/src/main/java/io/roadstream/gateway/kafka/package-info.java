/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Tracks, statuses and feeds from Kafka, without a group, and what clients say to Kafka. Entry
 * classes: {@link io.roadstream.gateway.kafka.TopicReader}, {@link
 * io.roadstream.gateway.kafka.UpstreamProducer}.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.gateway.kafka;
