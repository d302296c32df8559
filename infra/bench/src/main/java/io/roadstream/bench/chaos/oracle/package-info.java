/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What is lost, doubled or out of step, found by SQL over plain HTTP. Entry class: {@link Oracle}.
 * Must not use the sink, its client or its statements.
 */
@NullMarked
package io.roadstream.bench.chaos.oracle;

import org.jspecify.annotations.NullMarked;
