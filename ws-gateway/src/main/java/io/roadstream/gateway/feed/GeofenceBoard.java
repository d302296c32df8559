/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.feed;

import io.roadstream.contract.event.Geofence;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The geofences of a tenant as they are now. Bounded by the compacted topic, whose order is that of
 * the versions: who writes compares and sets. For one thread.
 */
public final class GeofenceBoard {
    private final Map<String, Geofence> fences = new LinkedHashMap<>();

    /** Takes a version; whether anything is new in it. */
    public boolean apply(Geofence fence) {
        @Nullable Geofence before = fences.put(fence.id(), fence);
        return !fence.equals(before);
    }

    /** Whether the fence was there. */
    public boolean remove(String id) {
        return fences.remove(id) != null;
    }

    public Collection<Geofence> list() {
        return Collections.unmodifiableCollection(fences.values());
    }
}
