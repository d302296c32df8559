/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The parts under test as processes that are kept running. Entry class: {@link ChaosStack}. Ports
 * and folders of a part stay the same over its deaths. Must not know which fault strikes.
 */
@NullMarked
package io.roadstream.bench.chaos.stack;

import org.jspecify.annotations.NullMarked;
