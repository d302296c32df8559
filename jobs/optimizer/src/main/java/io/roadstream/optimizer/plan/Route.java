/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.plan;

import io.roadstream.optimizer.model.Vehicle;
import java.util.List;

/**
 * What one vehicle does, in order. A vehicle without visits stays where it is and costs nothing.
 *
 * @param vehicle whose route it is
 * @param visits in order
 * @param ending way to the end
 * @param changedStops announced stops that are not where the driver was told
 * @param cost of the visits, the ending, the vehicle and the changed stops
 */
public record Route(
        Vehicle vehicle, List<Visit> visits, Ending ending, int changedStops, Cost cost) {
    public Route {
        visits = List.copyOf(visits);
    }

    /** What is done, in order, without times. */
    public List<Step> steps() {
        return visits.stream().map(Visit::step).toList();
    }

    /** Length of the whole way. */
    public double meters() {
        return visits.stream().mapToDouble(Visit::meters).sum() + ending.meters();
    }

    /** Whether it ends after the vehicle's shift or lasts longer than it may. */
    public boolean isOvertime() {
        return !visits.isEmpty() && ending.arrivalMillis() > vehicle.latestEndMillis();
    }
}
