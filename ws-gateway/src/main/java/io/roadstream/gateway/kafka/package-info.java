/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Tracks from Kafka, without a group. Entry class: {@link io.roadstream.gateway.kafka.TrackSource}.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.gateway.kafka;
