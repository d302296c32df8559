/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Kafka for the gateway: topics read without a group, what drivers say written, and geofences
 * written by one gateway at a time. Entry classes: {@link io.roadstream.gateway.kafka.TrackSource},
 * {@link io.roadstream.gateway.kafka.GeofenceReader}, {@link
 * io.roadstream.gateway.kafka.GeofencePen}.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.gateway.kafka;
