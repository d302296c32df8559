/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.validation.Checks;

/**
 * Something that happened to an order; never changes. Topic {@code fleet.order-events.v1}.
 *
 * @param envelope tenant, order, and when it happened
 * @param eventId the same for the same event always
 * @param version which change brought it
 * @param kind what happened
 * @param actor who did it, such as {@code driver:d-12}, up to {@value #MAX_ACTOR} characters
 * @param detail for people, up to {@value #MAX_DETAIL} characters, may be empty
 */
public record OrderEvent(
        Envelope envelope,
        String eventId,
        ChangeVersion version,
        OrderEventKind kind,
        String actor,
        String detail) {
    /** Longest name of who did it. */
    public static final int MAX_ACTOR = 200;

    /** Longest text. */
    public static final int MAX_DETAIL = 2_000;

    public OrderEvent {
        Checks.requireId("eventId", eventId);
        Checks.requireText("actor", actor, MAX_ACTOR);
        Checks.requireText("detail", detail, MAX_DETAIL);
    }
}
