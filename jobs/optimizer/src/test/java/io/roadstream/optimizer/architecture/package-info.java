/* SPDX-License-Identifier: Apache-2.0 */
/** Rules about what the optimizer may import. */
@org.jspecify.annotations.NullMarked
package io.roadstream.optimizer.architecture;
