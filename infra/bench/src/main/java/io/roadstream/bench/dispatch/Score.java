/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.dispatch;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How a day went.
 *
 * @param orders that customers wanted until the end
 * @param delivered of these
 * @param late of these: brought after the end of the window of the drop-off, given up because
 *     nobody could bring it, or still on the way after that end
 * @param meanLateSeconds of those delivered, 0 for who is in time
 * @param busyKm way of vehicles while they have orders
 */
record Score(int orders, int delivered, int late, double meanLateSeconds, double busyKm) {
    void write(ObjectNode json) {
        json.put("orders", orders);
        json.put("delivered", delivered);
        json.put("late", late);
        json.put("meanLateSeconds", Math.round(meanLateSeconds * 10) / 10.0);
        json.put("km", Math.round(busyKm * 10) / 10.0);
    }
}
