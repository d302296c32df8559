/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Damage done on purpose, to see that the oracle finds it. Entry class: {@link Control}. The
 * product has no hook for it: a proxy between the committer and ClickHouse spoils what passes, or a
 * setting is wrong.
 */
@NullMarked
package io.roadstream.bench.chaos.control;

import org.jspecify.annotations.NullMarked;
