/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

import io.roadstream.contract.config.InvalidConfigException;
import java.time.ZoneId;

/**
 * The made-up city of a demo.
 *
 * @param vehicles how many
 * @param ordersPerHour in the mean of a week
 * @param seed of the city and its days
 * @param speed of its clock until it reaches the present, infinite for as fast as possible
 * @param zone of its clocks, and of those on the map
 * @param isMeasured whether its truth file says each second where vehicles are
 */
public record CityConfig(
        int vehicles,
        double ordersPerHour,
        long seed,
        double speed,
        ZoneId zone,
        boolean isMeasured) {
    /** More the simulator does not try. */
    private static final int MAX_VEHICLES = 20_000;

    public CityConfig {
        if (vehicles < 1 || vehicles > MAX_VEHICLES) {
            throw new InvalidConfigException(
                    "vehicles must be in [1, %d], was %d".formatted(MAX_VEHICLES, vehicles));
        }
        if (!(ordersPerHour >= 0 && ordersPerHour < Double.POSITIVE_INFINITY)) {
            throw new InvalidConfigException(
                    "orders-per-hour must be 0 or more, was " + ordersPerHour);
        }
        if (!(speed > 0)) {
            throw new InvalidConfigException("speed must be above 0, was " + speed);
        }
    }
}
