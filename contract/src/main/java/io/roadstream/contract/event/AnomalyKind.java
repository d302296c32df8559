/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

/** What is wrong with a vehicle; each kind has its own unit of measure. */
public enum AnomalyKind {
    /** No fix for longer than this vehicle's way of reporting explains; milliseconds. */
    SILENCE,
    /** A fix that the vehicle cannot have reached from the one before; metres. */
    TELEPORT,
    /** Faster than the limit; cm/s. */
    SPEEDING
}
