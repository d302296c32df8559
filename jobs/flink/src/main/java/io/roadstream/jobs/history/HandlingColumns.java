/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.history;

import static io.roadstream.jobs.history.Absent.orEmpty;

import io.roadstream.contract.event.Handling;
import io.roadstream.jobs.clickhouse.RowBuffer;
import org.jspecify.annotations.Nullable;

/** The two columns of who did something, and when; empty and 1970 while nobody did. */
final class HandlingColumns {
    private HandlingColumns() {}

    static void encode(@Nullable Handling handling, RowBuffer out) {
        out.string(orEmpty(handling == null ? null : handling.by()));
        out.int64(handling == null ? 0 : handling.timeMillis());
    }
}
