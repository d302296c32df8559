/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.metrics;

import io.roadstream.contract.event.ChangeVersion;

/**
 * What is known of an order.
 *
 * @param version the newest state that was seen
 * @param isOpen whether it is neither delivered, cancelled, failed nor deleted
 * @param cell H3 cell of {@link MetricsRule#CELL_RESOLUTION} of its drop-off; 0 once deleted
 * @param dueMillis end of its drop-off window; 0 = none
 * @param changedMillis when that state arrived
 */
public record KnownOrder(
        ChangeVersion version, boolean isOpen, long cell, long dueMillis, long changedMillis) {
    boolean isLateAt(long timeMillis) {
        return isOpen && dueMillis != 0 && dueMillis < timeMillis;
    }
}
