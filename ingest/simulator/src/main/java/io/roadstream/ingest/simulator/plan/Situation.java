/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.plan;

import io.roadstream.ingest.simulator.city.PlanePoint;
import java.util.List;

/**
 * What there is to plan.
 *
 * @param timeMillis now, by the city's clock
 * @param waiting orders that nobody brings yet, the oldest first
 * @param free vehicles whose drivers have nothing to do
 */
public record Situation(long timeMillis, List<Waiting> waiting, List<Free> free) {
    public Situation {
        waiting = List.copyOf(waiting);
        free = List.copyOf(free);
    }

    /**
     * An order that nobody brings yet.
     *
     * @param order id
     * @param pickup where it is
     * @param size of it
     */
    public record Waiting(String order, PlanePoint pickup, int size) {}

    /**
     * A vehicle with nothing to do.
     *
     * @param vehicle id
     * @param place where it is
     * @param capacity for goods
     */
    public record Free(String vehicle, PlanePoint place, int capacity) {}
}
