/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.load;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** Sends the reports of its vehicles, round after round, over one connection. For one thread. */
final class LoadWorker {
    private static final int FIXES_PER_ROUND = 5;

    /** Of the rounds of a vehicle that uploads again, one in this many is followed by that. */
    private static final int REUPLOAD_EVERY = 4;

    private static final int MAX_REUPLOAD = 300;

    private final Fleet fleet;
    private final List<Integer> vehicles;
    private final Set<Integer> reuploading;
    private final IngestConnection connection;
    private final LoadState state;
    private final SplittableRandom random;
    private final long roundNanos;

    LoadWorker(
            Fleet fleet,
            List<Integer> vehicles,
            Set<Integer> reuploading,
            IngestConnection connection,
            LoadState state,
            SplittableRandom random,
            double perSecond) {
        this.fleet = fleet;
        this.vehicles = List.copyOf(vehicles);
        this.reuploading = Set.copyOf(reuploading);
        this.connection = connection;
        this.state = state;
        this.random = random;
        this.roundNanos =
                (long)
                        (TimeUnit.SECONDS.toNanos(1)
                                * vehicles.size()
                                * FIXES_PER_ROUND
                                / perSecond);
    }

    /** Works until the state says stop; ends between two acknowledged rounds. */
    void run() throws InterruptedException {
        long next = System.nanoTime() + (long) (random.nextDouble() * roundNanos);
        long sequence = 0;
        while (!state.isStopping()) {
            long wait = next - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            // What an outage delayed is not made up for: the rate stays what it was.
            next = Math.max(next, System.nanoTime() - roundNanos) + roundNanos;
            state.gate().enter();
            try {
                sendRound(sequence);
                sequence += FIXES_PER_ROUND;
                sendAgain(sequence);
            } finally {
                state.gate().leave();
            }
        }
    }

    private void sendRound(long from) throws InterruptedException {
        StringBuilder batch = new StringBuilder("[");
        for (int vehicle : vehicles) {
            state.ledger().sending(vehicle, from + FIXES_PER_ROUND);
            append(batch, vehicle, from, from + FIXES_PER_ROUND);
        }
        connection.post(batch.append(']').toString(), vehicles.size() * FIXES_PER_ROUND);
        vehicles.forEach(state.ledger()::acknowledged);
    }

    /** Now and then a device uploads again what was acknowledged before. */
    private void sendAgain(long below) throws InterruptedException {
        for (int vehicle : vehicles) {
            if (!reuploading.contains(vehicle) || random.nextInt(REUPLOAD_EVERY) != 0) {
                continue;
            }
            long from =
                    Math.max(
                            state.reuploadFloor(vehicle), below - 1 - random.nextInt(MAX_REUPLOAD));
            if (from < below) {
                StringBuilder batch = new StringBuilder("[");
                append(batch, vehicle, from, below);
                connection.post(batch.append(']').toString(), (int) (below - from));
                state.countReuploaded(below - from);
            }
        }
    }

    private void append(StringBuilder batch, int vehicle, long from, long below) {
        for (long sequence = from; sequence < below; sequence++) {
            if (batch.length() > 1) {
                batch.append(',');
            }
            fleet.appendJson(vehicle, sequence, batch);
        }
    }
}
