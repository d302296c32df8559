/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.metrics;

import java.util.List;

/**
 * Where a tenant's windows are.
 *
 * @param sinceMillis what was received before this is no news
 * @param windowMillis beginning of the open window; 0 = none is open, for nothing happens
 * @param sweepMillis when to look next for what can be forgotten while no window is open; 0 = never
 * @param cells that had something in the last window
 */
public record MetricsProgress(
        long sinceMillis, long windowMillis, long sweepMillis, List<Long> cells) {
    public MetricsProgress {
        cells = List.copyOf(cells);
    }

    MetricsProgress withWindow(long millis) {
        return new MetricsProgress(sinceMillis, millis, 0, cells);
    }

    MetricsProgress withSweep(long millis) {
        return new MetricsProgress(sinceMillis, 0, millis, List.of());
    }

    MetricsProgress withCells(List<Long> next) {
        return new MetricsProgress(sinceMillis, windowMillis, sweepMillis, next);
    }
}
