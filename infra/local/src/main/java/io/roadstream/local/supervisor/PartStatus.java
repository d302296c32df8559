/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.supervisor;

import io.roadstream.local.process.ProcessId;

/**
 * What is known of a part, as written to its run file.
 *
 * @param name of the part
 * @param state where it is in its life
 * @param process its newest process; pid 0 before the first
 * @param address where it answers, empty until it is ready
 * @param restarts how often it was started again
 * @param log its log file
 */
public record PartStatus(
        String name, State state, ProcessId process, String address, int restarts, String log) {
    /** Life of a part. */
    public enum State {
        WAITING,
        STARTING,
        READY,
        /** Died, will be started again. */
        DOWN,
        /** A task that ended well. */
        DONE,
        STOPPED,
        /** Will not be started again. */
        FAILED
    }
}
