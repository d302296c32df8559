/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Who brings which order: an order that nobody brings is put where it costs least into what the
 * vehicles do already, and an order at risk is thought over. Entry: {@link
 * io.roadstream.domain.dispatch.DispatchRule}, which changes the {@link
 * io.roadstream.domain.dispatch.DispatchBook} of one tenant. The rule says what happens; where an
 * order costs least is the {@link io.roadstream.domain.dispatch.Planner}'s to find. Goods on board
 * and a stop that is being driven to are never moved. Pure: no clock, no I/O, no logger.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.domain.dispatch;
