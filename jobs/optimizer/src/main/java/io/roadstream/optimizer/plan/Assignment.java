/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.plan;

import io.roadstream.optimizer.model.TaskId;

/**
 * One line of a plan as flat records: this vehicle does this task. Lines of one vehicle are in the
 * order of its route.
 *
 * @param vehicleId who
 * @param task what
 */
public record Assignment(String vehicleId, TaskId task) {}
