/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stops that a vehicle is to make, in order. Topic {@code fleet.plans.v1}.
 *
 * @param envelope tenant, vehicle, the time of what caused this version, and when it was made
 * @param planId hash of vehicle, version and trigger
 * @param version from 1, one more for each new plan of the vehicle; begins anew where those who
 *     plan have forgotten the vehicle or started without state
 * @param cause why there is a new one
 * @param triggerId the trigger that led to it
 * @param driverId who drives, or null
 * @param stops those still to be made, at most {@value #MAX_STOPS}
 */
public record Plan(
        Envelope envelope,
        long planId,
        long version,
        TriggerKind cause,
        long triggerId,
        @Nullable String driverId,
        List<PlannedStop> stops) {
    /** More than any vehicle makes in a shift. */
    public static final int MAX_STOPS = 100;

    public Plan {
        if (version < 1) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE, "version must be at least 1, was " + version);
        }
        if (driverId != null) {
            Checks.requireId("driverId", driverId);
        }
        stops = List.copyOf(stops);
        if (stops.size() > MAX_STOPS) {
            throw new InvalidEventException(
                    Reason.TOO_LARGE,
                    "a plan must have at most %d stops, had %d".formatted(MAX_STOPS, stops.size()));
        }
    }

    /** When it was made. */
    public long plannedMillis() {
        return envelope.ingestTimeMillis();
    }

    /**
     * Whether it takes the place of a plan of the same vehicle: the one that was made later counts,
     * of one moment the one with the higher version. Versions alone do not tell, since they begin
     * anew. A repeat is never newer than what followed it.
     */
    public boolean isNewerThan(Plan other) {
        return plannedMillis() > other.plannedMillis()
                || (plannedMillis() == other.plannedMillis() && version > other.version);
    }
}
