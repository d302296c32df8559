/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search;

import io.roadstream.optimizer.plan.Plan;
import java.time.Duration;

/**
 * What came of a search.
 *
 * @param plan the best that was found; what it leaves out has reasons
 * @param iterations made by all islands
 * @param moves judged by all islands: changes of a plan whose cost was computed
 * @param elapsed by the limit's clock
 */
public record Solution(Plan plan, long iterations, long moves, Duration elapsed) {}
