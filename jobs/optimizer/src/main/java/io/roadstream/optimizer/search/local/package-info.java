/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Small moves between near visits until none helps: relocate, exchange, tails, pairs, and swaps of
 * routes. Routes may break windows and capacities at a price. Entry: {@link
 * io.roadstream.optimizer.search.local.LocalSearch}. A move is judged from the sums of the pieces
 * it puts together (Vidal et al. 2013), without allocation.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.optimizer.search.local;
