/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.validation.Checks;

/**
 * What is counted in a window.
 *
 * @param activeVehicles with a fix in the window
 * @param openOrders at its end neither delivered, cancelled nor failed
 * @param lateOrders of the open ones, past the end of their drop-off window
 * @param createdOrders became known in the window
 * @param deliveredOrders delivered in the window
 * @param onTimeOrders of those, within their drop-off window or without one
 */
public record KpiCounts(
        int activeVehicles,
        int openOrders,
        int lateOrders,
        int createdOrders,
        int deliveredOrders,
        int onTimeOrders) {
    public KpiCounts {
        Checks.requireNotNegative("activeVehicles", (long) activeVehicles);
        Checks.requireNotNegative("openOrders", (long) openOrders);
        Checks.requireNotNegative("lateOrders", (long) lateOrders);
        Checks.requireNotNegative("createdOrders", (long) createdOrders);
        Checks.requireNotNegative("deliveredOrders", (long) deliveredOrders);
        Checks.requireNotNegative("onTimeOrders", (long) onTimeOrders);
    }
}
