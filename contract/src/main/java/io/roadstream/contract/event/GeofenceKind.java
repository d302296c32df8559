/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

/** What a geofence is for. */
public enum GeofenceKind {
    DEPOT,
    NO_GO,
    SLOW_ZONE,
    SERVICE_AREA,
    CUSTOM
}
