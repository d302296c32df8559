/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.memory;

import java.util.TreeMap;

/**
 * Which order events were published, by the epoch in which they were: an id is unique in its
 * database alone. Owned by one thread.
 */
public final class EventMemory {
    private final TreeMap<Integer, EventIds> byEpoch = new TreeMap<>();

    /** Whether it was not known in any epoch; it is from now on, as published in this one. */
    public boolean add(String eventId, int epoch) {
        if (byEpoch.values().stream().anyMatch(ids -> ids.contains(eventId))) {
            return false;
        }
        remember(eventId, epoch);
        return true;
    }

    /** Takes notice of a record, also of an id that another epoch has, too. */
    void remember(String eventId, int epoch) {
        byEpoch.computeIfAbsent(epoch, unused -> new EventIds()).add(eventId);
    }

    /** Forgets what was published in epochs before this one: it is of another database. */
    public void forgetBefore(int epoch) {
        byEpoch.headMap(epoch).clear();
    }

    /** 0 if nothing was published. */
    int maxEpoch() {
        return byEpoch.isEmpty() ? 0 : byEpoch.lastKey();
    }
}
