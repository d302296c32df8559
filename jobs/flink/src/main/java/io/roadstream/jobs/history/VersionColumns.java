/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.history;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.jobs.clickhouse.RowBuffer;
import java.util.List;

/** The three columns that say which state of a row of the order database something is about. */
final class VersionColumns {
    static final List<String> NAMES = List.of("epoch", "commit_lsn", "change_lsn");

    private VersionColumns() {}

    static void encode(ChangeVersion version, RowBuffer out) {
        out.int32(version.epoch());
        out.int64(version.commitLsn());
        out.int64(version.changeLsn());
    }
}
