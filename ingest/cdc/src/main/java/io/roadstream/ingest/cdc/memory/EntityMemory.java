/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.memory;

import io.roadstream.contract.event.ChangeVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was published of the entities of one table. Owned by one thread. Bounded by the topic: what
 * is no longer there is forgotten ({@link #forgetBefore}) or was never loaded.
 */
public final class EntityMemory {
    private final Map<String, Published> byKey = new HashMap<>();

    /** Keys of rows that a snapshot has read but nobody could understand. */
    private final Set<String> unreadable = new HashSet<>();

    public @Nullable Published find(String key) {
        return byKey.get(key);
    }

    /** Takes notice of a record; an older one than is known changes nothing. */
    public void remember(String key, Published published) {
        if (Published.accepts(byKey.get(key), published.version())) {
            byKey.put(key, published);
        }
    }

    /** The row is there, though it could not be published. */
    public void rememberUnreadable(String key) {
        unreadable.add(key);
    }

    /**
     * What was published before the snapshot of this epoch and is not in it: it was deleted unseen.
     */
    public List<String> listMissingFrom(int epoch) {
        List<String> missing = new ArrayList<>();
        byKey.forEach(
                (key, published) -> {
                    if (!published.isDeleted()
                            && published.version().epoch() < epoch
                            && !unreadable.contains(key)) {
                        missing.add(key);
                    }
                });
        unreadable.clear();
        return missing;
    }

    /** Every entity that is there and older than this version. */
    public List<String> listOlderThan(ChangeVersion version) {
        return byKey.entrySet().stream()
                .filter(entry -> !entry.getValue().isDeleted())
                .filter(entry -> version.isNewerThan(entry.getValue().version()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Forgets what was published before this time and has left the topic since. */
    public void forgetBefore(long timeMillis) {
        byKey.values().removeIf(published -> published.publishedMillis() < timeMillis);
    }

    public int size() {
        return byKey.size();
    }

    int maxEpoch() {
        return byKey.values().stream()
                .mapToInt(published -> published.version().epoch())
                .max()
                .orElse(0);
    }
}
