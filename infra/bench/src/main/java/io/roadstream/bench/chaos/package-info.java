/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The command {@code roadstream chaos}: breaks the parts of a stack under load and counts what is
 * lost, doubled or out of step. Entry class: {@link ChaosMain}; {@link ChaosRun} plays the seeds,
 * {@link SeedRun} one of them. Nothing here may need a hook in the product.
 */
@NullMarked
package io.roadstream.bench.chaos;

import org.jspecify.annotations.NullMarked;
