/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.history;

import io.roadstream.contract.event.OrderEventKind;
import java.time.Instant;

/**
 * Something that happened to an order.
 *
 * @param kind what
 * @param time when
 * @param actor who, empty if nobody said
 * @param detail for people, may be empty
 */
public record OrderMoment(OrderEventKind kind, Instant time, String actor, String detail) {}
