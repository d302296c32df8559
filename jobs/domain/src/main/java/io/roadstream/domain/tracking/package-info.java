/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Judges each position report of a vehicle when it arrives: known already, late, from the future,
 * plausible or suspect; derives speed, heading and cell. Entry: {@link
 * io.roadstream.domain.tracking.TrackingRule}. Flags depend only on the order of one vehicle's
 * reports and their times, never on how fast they arrive. No clock, no input or output, no logger.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.domain.tracking;
