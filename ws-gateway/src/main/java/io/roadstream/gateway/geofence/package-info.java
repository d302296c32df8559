/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Geofences as GeoJSON, for the REST to come. Entry: {@link
 * io.roadstream.gateway.geofence.GeofenceGeoJson}. Nothing here knows HTTP.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.gateway.geofence;
