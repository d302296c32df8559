/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import io.roadstream.ingest.simulator.order.DemandSettings;
import io.roadstream.ingest.simulator.phone.PhoneSettings;
import java.time.Duration;
import java.time.ZoneId;

/**
 * What kind of a day it is.
 *
 * @param seed of everything drawn
 * @param startMillis when the city's clock begins
 * @param zone of its clocks
 * @param vehicles how many
 * @param demand how much is ordered
 * @param phones how good they are
 * @param faultsPerVehicleHour mean number of faults put into each vehicle's hour
 * @param roadWorksPerHour mean number of streets an hour that become slow or closed
 * @param truthPositions time between true positions of each vehicle in the truth, zero for none
 */
public record WorldSettings(
        long seed,
        long startMillis,
        ZoneId zone,
        int vehicles,
        DemandSettings demand,
        PhoneSettings phones,
        double faultsPerVehicleHour,
        double roadWorksPerHour,
        Duration truthPositions) {
    /** More is not tried. */
    public static final int MAX_VEHICLES = 20_000;

    public WorldSettings {
        if (!(vehicles >= 1 && vehicles <= MAX_VEHICLES)) {
            throw new IllegalArgumentException(
                    "vehicles must be in [1, %d], was %d".formatted(MAX_VEHICLES, vehicles));
        }
        if (!(faultsPerVehicleHour >= 0 && roadWorksPerHour >= 0)) {
            throw new IllegalArgumentException("rates must be 0 or more");
        }
        if (truthPositions.isNegative()) {
            throw new IllegalArgumentException(
                    "the time between true positions must be 0 or more, was " + truthPositions);
        }
    }
}
