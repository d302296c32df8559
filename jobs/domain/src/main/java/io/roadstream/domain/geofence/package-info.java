/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Which geofences a vehicle is in, and when it entered and left them. Entry: {@link
 * io.roadstream.domain.geofence.GeofenceRule} over a {@link
 * io.roadstream.domain.geofence.FenceGrid}. Whether a place is in an area is decided in integers,
 * exactly; a place on a border that two areas share is in one of them. A change of sides needs
 * evidence beyond the noise of the fixes; the time of crossing is interpolated. No clock, no input
 * or output, no logger.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.domain.geofence;
