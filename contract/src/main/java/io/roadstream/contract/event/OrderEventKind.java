/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

/** What happened to an order. The first eight: it has the status of that name from now on. */
public enum OrderEventKind {
    CREATED,
    ASSIGNED,
    PICKING_UP,
    PICKED_UP,
    DELIVERING,
    DELIVERED,
    CANCELLED,
    FAILED,
    /** Somebody says something. */
    NOTE,
    /** A driver is asked whether they take it. */
    OFFER,
    /** A driver does not take it. */
    REFUSAL,
    /** Found by roadstream: a change of status that {@link OrderStatus} does not allow. */
    ILLEGAL_TRANSITION,
    /** The customer was told when it arrives: the detail is that interval as ISO 8601 has it. */
    TOLD
}
