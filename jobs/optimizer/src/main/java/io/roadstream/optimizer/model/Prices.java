/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.model;

/**
 * What a plan costs, in one unit of the caller's choice.
 *
 * @param perSecondDriving a second on the road
 * @param perMeter a metre of way
 * @param perSecondWaiting a second before a window opens
 * @param perSecondAfterPromise a second that service starts after the promise
 * @param perChangedStop an announced stop that is no longer where the driver was told
 * @param unserved a request that must be served and is not, times 1 + its priority
 */
public record Prices(
        double perSecondDriving,
        double perMeter,
        double perSecondWaiting,
        double perSecondAfterPromise,
        double perChangedStop,
        double unserved) {
    /** Metres alone count. */
    public static final Prices DISTANCE = new Prices(0, 1, 0, 0, 0, 1e9);

    /** For dispatch, with one second of driving as the unit. */
    public static final Prices DISPATCH = new Prices(1, 0.01, 0.1, 1, 60, 1e7);

    public Prices {
        Checks.requireNotNegative("perSecondDriving", perSecondDriving);
        Checks.requireNotNegative("perMeter", perMeter);
        Checks.requireNotNegative("perSecondWaiting", perSecondWaiting);
        Checks.requireNotNegative("perSecondAfterPromise", perSecondAfterPromise);
        Checks.requireNotNegative("perChangedStop", perChangedStop);
        Checks.requireNotNegative("unserved", unserved);
    }

    /** What leaving out the request costs. */
    public double leavingOut(Request request) {
        Double prize = request.prize();
        return prize != null ? prize : unserved * (1 + request.priority());
    }
}
