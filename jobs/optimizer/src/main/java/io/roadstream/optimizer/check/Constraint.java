/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.check;

/** What must hold of a plan. */
public enum Constraint {
    /** Each request has all its visits once, or is unserved with a reason. */
    SERVED_ONCE,
    /** A delivery comes after its pickup, on the same vehicle. */
    PICKUP_FIRST,
    /** Service starts within a window. */
    WINDOW,
    /** The load on board fits in each dimension. */
    CAPACITY,
    /** The vehicle has the skills. */
    SKILLS,
    /** The route ends within the shift. */
    SHIFT,
    /** The route is not longer than it may be, in time. */
    ROUTE_TIME,
    /** The route is not longer than it may be, in metres. */
    ROUTE_DISTANCE,
    /** What is driven or agreed is where it was. */
    COMMITTED,
    /** Requests on board, breaks and bound requests are on their vehicle. */
    OWN_VEHICLE,
    /** Goods that must not meet do not. */
    COMPATIBILITY,
    /** Times, loads and ways of visits are what they must be. */
    TIMES,
    /** Costs are what they must be. */
    COST
}
