/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Makes plans better until a limit. Entry: {@link io.roadstream.optimizer.search.Search}. What it
 * returns is never worse than what it began with, keeps what is committed, and repeats by seed when
 * iterations are the limit. Asks an injected clock, never the machine's.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.optimizer.search;
