/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.load;

import java.util.concurrent.atomic.AtomicLong;

/** What the workers of one load share. Thread-safe. */
final class LoadState {
    private final Ledger ledger;
    private final Gate gate = new Gate();
    private final AtomicLong reuploaded = new AtomicLong();
    private volatile long[] reuploadFloor;
    private volatile boolean stopping;

    LoadState(int vehicles) {
        ledger = new Ledger(vehicles);
        reuploadFloor = new long[vehicles];
    }

    Ledger ledger() {
        return ledger;
    }

    Gate gate() {
        return gate;
    }

    boolean isStopping() {
        return stopping;
    }

    void stop() {
        stopping = true;
    }

    /** Lowest number of a vehicle that may be uploaded again. */
    long reuploadFloor(int vehicle) {
        return reuploadFloor[vehicle];
    }

    /** From here on nothing that is acknowledged now is uploaded again. */
    void raiseReuploadFloor() {
        reuploadFloor = ledger.acknowledged();
    }

    void countReuploaded(long reports) {
        reuploaded.addAndGet(reports);
    }

    long reuploaded() {
        return reuploaded.get();
    }
}
