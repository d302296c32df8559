/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A population of plans on Jenetics: selection, crossing by routes and by order, diversity, and
 * education of each child by local search and ruin and recreate. Entry: {@link
 * io.roadstream.optimizer.search.population.Population}. Jenetics is imported here alone.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.optimizer.search.population;
