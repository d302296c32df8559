/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.geofence;

import io.roadstream.contract.event.Geofence;
import io.roadstream.gateway.kafka.GeofenceChange;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The geofences of all tenants as the topic has them, by the rule that the geofence job has too: a
 * version that is lower than the known one changes nothing. Versions of deleted fences are
 * remembered, up to {@value #MAX_DELETED}, the oldest deletion is forgotten first. Thread-safe.
 */
public final class FenceTable {
    private static final int MAX_DELETED = 100_000;

    private final Map<String, NavigableMap<String, Geofence>> byTenant = new HashMap<>();
    private final Map<String, Long> deleted =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                    return size() > MAX_DELETED;
                }
            };

    /** Takes a change; false if it changes nothing. */
    public synchronized boolean apply(GeofenceChange change) {
        long known = version(change.tenant(), change.id());
        Geofence fence = change.fence();
        if (fence == null) {
            return remove(change, known);
        }
        if (change.version() < known && isThere(change)) {
            return false;
        }
        byTenant.computeIfAbsent(change.tenant(), tenant -> new TreeMap<>())
                .put(change.id(), fence);
        deleted.remove(key(change.tenant(), change.id()));
        return true;
    }

    /** The fence, if there is one. */
    public synchronized Optional<Geofence> find(String tenant, String id) {
        return Optional.ofNullable(fences(tenant).get(id));
    }

    /** The fences of a tenant whose id is greater than this one, by id. */
    public synchronized List<Geofence> list(String tenant, String after) {
        Collection<Geofence> all = fences(tenant).tailMap(after, false).values();
        return List.copyOf(all);
    }

    /** How many fences a tenant has. */
    public synchronized int count(String tenant) {
        return fences(tenant).size();
    }

    /** Version of the newest change, deletions included; 0 if there was none. */
    public synchronized long version(String tenant, String id) {
        Geofence fence = fences(tenant).get(id);
        return fence == null ? deleted.getOrDefault(key(tenant, id), 0L) : fence.version();
    }

    private boolean remove(GeofenceChange change, long known) {
        // One that names no version was written by other means.
        long version = Math.max(change.version(), change.version() == 0 ? known + 1 : known);
        boolean wasThere = isThere(change);
        deleted.put(key(change.tenant(), change.id()), version);
        NavigableMap<String, Geofence> fences = byTenant.get(change.tenant());
        if (fences != null) {
            fences.remove(change.id());
            if (fences.isEmpty()) {
                byTenant.remove(change.tenant());
            }
        }
        return wasThere;
    }

    private boolean isThere(GeofenceChange change) {
        return fences(change.tenant()).containsKey(change.id());
    }

    private NavigableMap<String, Geofence> fences(String tenant) {
        return byTenant.getOrDefault(tenant, new TreeMap<>());
    }

    private static String key(String tenant, String id) {
        return tenant + '|' + id;
    }
}
