/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The command that solves one instance and draws it. Entry: {@link
 * io.roadstream.bench.solve.SolveMain}.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.bench.solve;
