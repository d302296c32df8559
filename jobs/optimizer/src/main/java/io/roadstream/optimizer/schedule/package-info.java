/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Gives a route its times, loads and costs. Entry: {@link
 * io.roadstream.optimizer.schedule.Timetable}. Service starts as early as it can; a vehicle leaves
 * its start when its shift begins.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.optimizer.schedule;
