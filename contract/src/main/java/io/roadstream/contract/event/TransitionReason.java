/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

/** Why there is a geofence transition. */
public enum TransitionReason {
    /** The vehicle crossed the border. */
    MOVED,
    /** It crossed the fence between two fixes, or with a single fix inside. */
    PASSED_THROUGH,
    /** First fix of the vehicle. */
    FIRST_FIX,
    /** The fence is new, or its shape changed. */
    FENCE_CHANGED,
    /** The fence was deleted. */
    FENCE_DELETED,
    /** The time in which the fence counts began or ended. */
    FENCE_VALIDITY
}
