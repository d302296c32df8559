/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Geofences: as GeoJSON ({@link io.roadstream.gateway.geofence.GeofenceGeoJson}), as they are
 * ({@link io.roadstream.gateway.geofence.FenceTable}), and changes to them, compare-and-set ({@link
 * io.roadstream.gateway.geofence.GeofenceRegister}). Nothing here knows HTTP.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.gateway.geofence;
