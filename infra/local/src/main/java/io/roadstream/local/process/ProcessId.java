/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.process;

import java.time.Instant;
import java.util.Optional;

/**
 * Which process is meant. Systems use pids again, so the start time belongs to it.
 *
 * @param pid as the system knows it
 * @param startMillis when it started, UTC; 0 if the system does not tell
 */
public record ProcessId(long pid, long startMillis) {
    /** The start time is derived from the time of boot, which moves a little with the clock. */
    private static final long TOLERANCE_MILLIS = 2_000;

    public static ProcessId of(ProcessHandle process) {
        return new ProcessId(
                process.pid(), process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }

    /** The process of this command line. */
    public static ProcessId current() {
        return of(ProcessHandle.current());
    }

    /** The process if it still runs; another one that got its pid is not it. */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
    }

    private boolean isSame(ProcessHandle process) {
        return Math.abs(of(process).startMillis() - startMillis) <= TOLERANCE_MILLIS;
    }
}
