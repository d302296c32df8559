/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import io.roadstream.contract.event.Geofence;
import java.util.HashMap;
import java.util.Map;

/** The geofences of all tenants, each tenant's in a grid of its own. Not thread-safe. */
public final class FenceIndex {
    private static final FenceGrid NONE = new FenceGrid();

    private final Map<String, FenceGrid> byTenant = new HashMap<>();

    /** The fences of a tenant. */
    public FenceGrid of(String tenant) {
        return byTenant.getOrDefault(tenant, NONE);
    }

    /** Adds a fence, or a version of it in place of another; false if it has a newer one. */
    public boolean put(Geofence fence) {
        return byTenant.computeIfAbsent(fence.envelope().tenant(), tenant -> new FenceGrid())
                .put(fence);
    }

    /** Takes a fence out, if it is there. */
    public void remove(String tenant, String id) {
        FenceGrid fences = byTenant.get(tenant);
        if (fences != null) {
            fences.remove(id);
            if (fences.size() == 0) {
                byTenant.remove(tenant);
            }
        }
    }
}
