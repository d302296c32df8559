/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.plan;

/** Why a request, or a vehicle for a request, was not taken; later ones came closer. */
public enum Reason {
    /** Nobody has tried yet. */
    NOT_TRIED,
    /** Its vehicle is no longer there, or no longer the one it is bound to. */
    VEHICLE_GONE,
    /** Time was up before the vehicle was looked at. */
    OUT_OF_TIME,
    /** The request is bound to another vehicle. */
    OTHER_VEHICLE,
    /** The vehicle lacks a skill. */
    SKILLS,
    /** Goods in the route must not meet the request's. */
    INCOMPATIBLE,
    /** No position has room for the load. */
    CAPACITY,
    /** No position keeps all windows and the end of the route. */
    TOO_LATE,
    /** No position keeps the longest way. */
    TOO_FAR,
    /** Serving it costs more than its prize. */
    PRIZE_TOO_LOW
}
