/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

/** What happened between a vehicle and a geofence. */
public enum TransitionKind {
    ENTER,
    EXIT,
    /** In the fence when first seen, or when the fence came into being around it; no ENTER. */
    INITIAL_INSIDE
}
