/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.order;

/**
 * How much is ordered.
 *
 * @param ordersPerHour mean over a week
 * @param idPrefix of the orders' ids, another one for each run
 * @param currency of prices, ISO 4217
 * @param cancelShare of orders that their customers cancel, if nobody was quicker
 * @param absentShare of orders for which nobody opens the door
 */
public record DemandSettings(
        double ordersPerHour,
        String idPrefix,
        String currency,
        double cancelShare,
        double absentShare) {
    /** One order in thirty is cancelled, one door in fifty stays shut. */
    public static final double CANCEL_SHARE = 0.033;

    public static final double ABSENT_SHARE = 0.02;

    public DemandSettings {
        if (!(ordersPerHour >= 0 && ordersPerHour <= 1_000_000)) {
            throw new IllegalArgumentException(
                    "orders per hour must be in [0, 1000000], was " + ordersPerHour);
        }
    }
}
