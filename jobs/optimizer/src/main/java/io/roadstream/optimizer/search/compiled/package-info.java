/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A problem as flat arrays of numbers, and routes over them that change in place. Entry: {@link
 * io.roadstream.optimizer.search.compiled.CompiledProblem}. Costs equal those of the plan that the
 * same routes make. Knows nothing of how routes are found.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.optimizer.search.compiled;
