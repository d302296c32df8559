/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.metrics;

/**
 * Result of one change of an order.
 *
 * @param state what to remember
 * @param tally what to count in the window, in the cell of the state
 */
public record OrderStep(KnownOrder state, Tally tally) {}
