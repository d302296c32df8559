/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.memory;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.OrderStatus;
import org.jspecify.annotations.Nullable;

/**
 * What was published last of an entity.
 *
 * @param version of it
 * @param isDeleted whether that was a tombstone
 * @param status of an order, null of anything else
 * @param publishedMillis when, UTC
 */
public record Published(
        ChangeVersion version,
        boolean isDeleted,
        @Nullable OrderStatus status,
        long publishedMillis) {

    /** Whether the change is to be published: only what is newer is. */
    public static boolean accepts(@Nullable Published last, ChangeVersion change) {
        return last == null || change.isNewerThan(last.version());
    }

    /**
     * Whether the new status of an order is against its life. Not judged is the first that is seen,
     * and what a snapshot reads, since what came between was not seen.
     */
    public static boolean isIllegal(
            @Nullable Published last, ChangeVersion change, OrderStatus status) {
        return last != null
                && last.status() != null
                && !change.isOfSnapshot()
                && last.status() != status
                && !last.status().allows(status);
    }
}
