/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.validation.Checks;

/**
 * One of the two ends of an order.
 *
 * @param location where
 * @param name for people, up to {@value #MAX_NAME} characters, may be empty
 * @param window when it should happen
 */
public record OrderStop(GeoPoint location, String name, TimeWindow window) {
    /** Longest name. */
    public static final int MAX_NAME = 200;

    public OrderStop {
        Checks.requireText("name", name, MAX_NAME);
    }
}
