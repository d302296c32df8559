/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Ways to break the stack, one script each. Entry class: {@link FaultKind}. A script tells by its
 * {@link Trace} whether the fault really happened; it does not judge what came of it.
 */
@NullMarked
package io.roadstream.bench.chaos.fault;

import org.jspecify.annotations.NullMarked;
