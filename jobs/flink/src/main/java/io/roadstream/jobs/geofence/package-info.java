/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Geofences as a Flink job: tracks and geofences in, transitions out. The rules are in the domain.
 * Fences are broadcast to every instance, vehicles are spread over them.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.jobs.geofence;
