/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A plan: routes of visits with their times, what is unserved and why, and what all of it costs,
 * term by term. Entry: {@link io.roadstream.optimizer.plan.Plan}. These are records of results;
 * {@link io.roadstream.optimizer.schedule.Timetable} computes them. Imports the model alone.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.optimizer.plan;
