/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.model;

/**
 * Names one task of a problem.
 *
 * @param requestId whose task it is
 * @param action which of the request's tasks
 */
public record TaskId(String requestId, Action action) {
    public TaskId {
        Checks.requireId("requestId", requestId);
    }

    @Override
    public String toString() {
        return action + " of " + requestId;
    }
}
