/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.metrics;

import io.roadstream.contract.event.KpiWindow;
import java.util.ArrayList;
import java.util.List;

/**
 * A window that was told and may be corrected.
 *
 * @param told the newest revision of each area
 * @param isChanged whether more is known than was told
 */
public record ClosedWindow(List<KpiWindow> told, boolean isChanged) {
    public ClosedWindow {
        told = List.copyOf(told);
    }

    ClosedWindow changed() {
        return new ClosedWindow(told, true);
    }

    ClosedWindow corrected(List<KpiWindow> windows) {
        List<KpiWindow> next = new ArrayList<>(told);
        for (KpiWindow window : windows) {
            String area = window.envelope().entityId();
            next.removeIf(known -> known.envelope().entityId().equals(area));
            next.add(window);
        }
        return new ClosedWindow(next, false);
    }
}
