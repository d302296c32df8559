/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.feed;

import io.roadstream.contract.event.ChangeVersion;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table of the order database as they are now, by id. Of deleted ones the version
 * stays, so that an older state that comes again does not bring them back; bounded by {@link
 * #MAX_DELETED} of them and the table itself. For one thread.
 */
final class RowTable<T> {
    /** Deleted rows that are remembered; of more the oldest are forgotten. */
    static final int MAX_DELETED = 10_000;

    private final Map<String, Row<T>> rows = new LinkedHashMap<>();
    private final Map<String, ChangeVersion> deleted = new LinkedHashMap<>();

    private record Row<T>(T value, ChangeVersion version) {}

    /** Takes a state; whether it is newer than what is known. */
    boolean put(String id, T value, ChangeVersion version) {
        @Nullable Row<T> known = rows.get(id);
        @Nullable ChangeVersion end = deleted.get(id);
        if ((known != null && !version.isNewerThan(known.version()))
                || (end != null && !version.isNewerThan(end))) {
            return false;
        }
        deleted.remove(id);
        rows.put(id, new Row<>(value, version));
        return true;
    }

    /** Takes a deletion, and returns what was known if that is not newer. */
    Optional<T> remove(String id, @Nullable ChangeVersion version) {
        @Nullable Row<T> known = rows.get(id);
        if (known != null && version != null && known.version().isNewerThan(version)) {
            return Optional.empty();
        }
        if (version != null) {
            deleted.put(id, version);
            if (deleted.size() > MAX_DELETED) {
                deleted.remove(deleted.keySet().iterator().next());
            }
        }
        rows.remove(id);
        return known == null ? Optional.empty() : Optional.of(known.value());
    }

    Optional<T> find(String id) {
        @Nullable Row<T> known = rows.get(id);
        return known == null ? Optional.empty() : Optional.of(known.value());
    }

    int size() {
        return rows.size();
    }

    Collection<T> list() {
        return rows.values().stream().map(Row::value).toList();
    }
}
