/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import io.roadstream.contract.event.ChangeVersion;

/**
 * A row that was deleted, remembered so that an older state of it does not revive it.
 *
 * @param kind of what
 * @param id which
 * @param version of its deletion
 * @param changedMillis when that was heard, by the tenant's clock
 */
public record DeletedRow(
        DispatchEvent.Kind kind, String id, ChangeVersion version, long changedMillis) {
    /** Unique among those of a tenant. */
    public String key() {
        return key(kind, id);
    }

    /** Key of a row of this kind. */
    public static String key(DispatchEvent.Kind kind, String id) {
        return kind + "|" + id;
    }
}
