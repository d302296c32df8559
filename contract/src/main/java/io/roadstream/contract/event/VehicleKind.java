/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

/** What kind of vehicle it is. */
public enum VehicleKind {
    BICYCLE,
    SCOOTER,
    CAR,
    VAN,
    TRUCK,
    TAXI,
    BUS
}
