/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.capture;

import org.jspecify.annotations.Nullable;

/** How capturing is, for those who look from other threads. */
public final class CaptureState {
    /** What it does. */
    public enum Phase {
        /** Looks at the database and at what was published. */
        STARTING,
        /** Reads whole tables. */
        SNAPSHOT,
        /** Follows the log. */
        STREAMING,
        /** Waits before it starts anew. */
        WAITING,
        STOPPED
    }

    private volatile Phase phase = Phase.STARTING;
    private volatile String problem = "";
    private volatile int epoch;
    private volatile long entities;

    public Phase phase() {
        return phase;
    }

    /** Why it does not capture; empty if it does. */
    public String problem() {
        return problem;
    }

    /** Number of the snapshot whose changes are captured, 0 before the first. */
    public int epoch() {
        return epoch;
    }

    /** Entities whose newest version is remembered. */
    public long entities() {
        return entities;
    }

    public boolean isCapturing() {
        return phase == Phase.SNAPSHOT || phase == Phase.STREAMING;
    }

    void enter(Phase newPhase) {
        phase = newPhase;
        if (isCapturing()) {
            problem = "";
        }
    }

    void waitAfter(@Nullable Throwable failure) {
        problem = failure == null ? "the engine ended" : String.valueOf(failure.getMessage());
        phase = Phase.WAITING;
    }

    void setEpoch(int number) {
        epoch = number;
    }

    void setEntities(long count) {
        entities = count;
    }
}
