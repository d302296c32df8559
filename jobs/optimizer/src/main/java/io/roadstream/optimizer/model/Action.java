/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.model;

/** What a vehicle does at a place. */
public enum Action {
    /** Takes a request's load on board. */
    PICKUP(1),
    /** Gives it out again. */
    DELIVERY(-1),
    /** Serves a request of one place; what it takes stays on board to the end of the route. */
    VISIT(1),
    /** Takes the driver's break. */
    REST(0);

    private final int loadSign;

    Action(int loadSign) {
        this.loadSign = loadSign;
    }

    /** By how many times the request's load the load on board changes. */
    public int loadSign() {
        return loadSign;
    }
}
