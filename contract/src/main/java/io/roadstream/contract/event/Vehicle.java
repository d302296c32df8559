/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.validation.Checks;

/**
 * What a vehicle is. Topic {@code fleet.vehicles.v1}; a deleted one is a record without a value
 * there.
 *
 * @param envelope tenant, vehicle, and when the change was committed or read by a snapshot
 * @param version which state it is
 * @param label for people, up to {@value #MAX_LABEL} characters
 * @param kind what kind it is
 * @param capacity parcels or seats, 0 or more
 */
public record Vehicle(
        Envelope envelope, ChangeVersion version, String label, VehicleKind kind, int capacity) {
    /** Longest label. */
    public static final int MAX_LABEL = 200;

    public Vehicle {
        Checks.requireText("label", label, MAX_LABEL);
        Checks.requireNotNegative("capacity", (long) capacity);
    }
}
