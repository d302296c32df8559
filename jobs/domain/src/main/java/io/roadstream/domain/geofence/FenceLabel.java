/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import io.roadstream.contract.event.Geofence;
import io.roadstream.contract.event.GeofenceKind;

/**
 * What a transition says of its fence; kept in state, since a deleted fence is left too.
 *
 * @param id within the tenant
 * @param version of it
 * @param name in that version
 * @param kind in that version
 */
public record FenceLabel(String id, long version, String name, GeofenceKind kind) {
    static FenceLabel of(Geofence fence) {
        return new FenceLabel(fence.id(), fence.version(), fence.name(), fence.kind());
    }
}
