/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Ruin and recreate after Christiaens and Vanden Berghe (2020), "Slack induction by string
 * removals": strings of neighbours are taken out of nearby routes and put back greedily, under
 * simulated annealing. Entry: {@link io.roadstream.optimizer.search.ruin.RuinAndRecreate}. Routes
 * hold at every step; nothing is allocated once arrays have grown.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.optimizer.search.ruin;
