/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.load;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What was sent and what ingest acknowledged. Each vehicle sends in order and goes on only after an
 * acknowledgement, so one number per vehicle says all. Each vehicle has one writer; anyone reads.
 */
public final class Ledger {
    private final AtomicLongArray sent;
    private final AtomicLongArray acknowledged;

    public Ledger(int vehicles) {
        sent = new AtomicLongArray(vehicles);
        acknowledged = new AtomicLongArray(vehicles);
    }

    /** Notes, before a request leaves, that it holds all numbers below the given one. */
    public void sending(int vehicle, long below) {
        if (below < sent.get(vehicle)) {
            throw new IllegalArgumentException(
                    "vehicle %d went back from %d to %d"
                            .formatted(vehicle, sent.get(vehicle), below));
        }
        sent.set(vehicle, below);
    }

    /** Notes that all that was sent of a vehicle is acknowledged. */
    public void acknowledged(int vehicle) {
        acknowledged.set(vehicle, sent.get(vehicle));
    }

    /** For each vehicle the first number that no request has held yet. */
    public long[] sent() {
        return copy(sent);
    }

    /** For each vehicle how many numbers, from 0 on, are acknowledged. */
    public long[] acknowledged() {
        return copy(acknowledged);
    }

    /** Reports acknowledged of all vehicles. */
    public long total() {
        long total = 0;
        for (int i = 0; i < acknowledged.length(); i++) {
            total += acknowledged.get(i);
        }
        return total;
    }

    private static long[] copy(AtomicLongArray array) {
        long[] copy = new long[array.length()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = array.get(i);
        }
        return copy;
    }
}
