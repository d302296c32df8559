/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

/** Why plans are thought about again. */
public enum TriggerKind {
    /** An order that nobody brings yet. */
    NEW_ORDER,
    /** An order will probably be late. */
    LATE_RISK,
    /** An order was cancelled or failed before its end. */
    ORDER_ENDED,
    /** Somebody else than the plan says brings the order. */
    REASSIGNED,
    /** The vehicle of the order went off duty, or nobody hears of it. */
    VEHICLE_UNAVAILABLE,
    /** A driver drives to a stop before others that the plan has first. */
    OUT_OF_SEQUENCE,
    /** Plans were thought over together, and cost less. */
    BETTER_PLAN
}
