/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Tracks, statuses, feeds and geofences from Kafka, without a group, and what clients say and
 * geofences to Kafka. Entry classes: {@link io.roadstream.gateway.kafka.TopicReader}, {@link
 * io.roadstream.gateway.kafka.UpstreamProducer}, {@link io.roadstream.gateway.kafka.GeofencePen}.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.gateway.kafka;
