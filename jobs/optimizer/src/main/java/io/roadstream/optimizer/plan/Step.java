/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.plan;

import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.Task;
import io.roadstream.optimizer.model.TaskId;

/**
 * A task in a route, before it has times.
 *
 * @param request whose task it is
 * @param task what is done
 */
public record Step(Request request, Task task) {
    public Step {
        if (!request.tasks().contains(task)) {
            throw new IllegalArgumentException(
                    "%s is no task of request '%s'".formatted(task, request.id()));
        }
    }

    /** Name of the task. */
    public TaskId id() {
        return new TaskId(request.id(), task.action());
    }
}
