/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.send;

import io.roadstream.ingest.replay.format.ReplayRow;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Queues between the reader and the connections, one lane per connection, each vehicle always in
 * the same lane. A row leaves its lane only when it is at most {@code maxSkew} of event time ahead
 * of the oldest row that is not acknowledged in any lane, so no connection runs away from the
 * slowest. Rows come in order of time, so a lane that is empty holds nobody back; the lane with the
 * oldest row can always go on, so the lanes can't block each other for good.
 */
final class Lanes {
    /** A lane gathers rows for a batch this long if it may. */
    private static final long FILL_NANOS = Duration.ofMillis(5).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Lane[] lanes;
    private final long maxSkewMillis;
    private final int batch;
    private final boolean fillBatches;
    private boolean ended;
    private boolean stopped;

    /**
     * @param batch most rows taken at once; a lane holds twice as many
     * @param fillBatches whether a lane may wait a little to fill a batch
     */
    Lanes(int connections, Duration maxSkew, int batch, boolean fillBatches) {
        this.lanes = new Lane[connections];
        for (int i = 0; i < connections; i++) {
            lanes[i] = new Lane();
        }
        this.maxSkewMillis = maxSkew.toMillis();
        this.batch = batch;
        this.fillBatches = fillBatches;
    }

    /** Adds the next row; waits while its lane is full. False if sending was stopped. */
    boolean put(ReplayRow row) throws InterruptedException {
        Lane lane = lanes[Math.floorMod(row.vehicle().hashCode(), lanes.length)];
        lock.lockInterruptibly();
        try {
            while (lane.rows.size() >= 2 * batch && !stopped) {
                changed.await();
            }
            lane.rows.add(row);
            if (lane.rows.size() == 1 || lane.rows.size() == batch) {
                changed.signalAll();
            }
            return !stopped;
        } finally {
            lock.unlock();
        }
    }

    /** No more rows will come. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Gives up what is queued; batches that were taken may be finished. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for rows that this connection may send now and takes them; they count as sent but not
     * acknowledged until {@link #acknowledge}. Empty after the last.
     */
    List<ReplayRow> take(int connection) throws InterruptedException {
        Lane lane = lanes[connection];
        lock.lockInterruptibly();
        try {
            long fillUntil = 0;
            while (!stopped && !(ended && lane.rows.isEmpty())) {
                int available = available(lane);
                if (available == 0) {
                    fillUntil = 0;
                    changed.await();
                    continue;
                }
                long now = System.nanoTime();
                fillUntil = fillUntil == 0 ? now + FILL_NANOS : fillUntil;
                if (!mayFill(lane, available) || fillUntil - now <= 0) {
                    return lane.take(available);
                }
                changed.awaitNanos(fillUntil - now);
            }
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    /** The rows taken last by this connection are decided. */
    void acknowledge(int connection) {
        lock.lock();
        try {
            lanes[connection].hasTaken = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** More rows may come for this lane before its batch is full. */
    private boolean mayFill(Lane lane, int available) {
        return fillBatches && !ended && available < batch && available == lane.rows.size();
    }

    /** How many rows at the head of the lane are within the skew, at most a batch. */
    private int available(Lane lane) {
        long limit = oldestMillis() + maxSkewMillis;
        int available = 0;
        for (ReplayRow row : lane.rows) {
            if (available == batch || row.timeMillis() > limit) {
                break;
            }
            available++;
        }
        return available;
    }

    private long oldestMillis() {
        long oldest = Long.MAX_VALUE - maxSkewMillis;
        for (Lane lane : lanes) {
            oldest = Math.min(oldest, lane.oldestMillis());
        }
        return oldest;
    }

    private static final class Lane {
        private final ArrayDeque<ReplayRow> rows = new ArrayDeque<>();
        private boolean hasTaken;
        private long takenMillis;

        long oldestMillis() {
            if (hasTaken) {
                return takenMillis;
            }
            ReplayRow first = rows.peek();
            return first == null ? Long.MAX_VALUE : first.timeMillis();
        }

        List<ReplayRow> take(int count) {
            List<ReplayRow> taken = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                taken.add(rows.remove());
            }
            hasTaken = true;
            takenMillis = taken.get(0).timeMillis();
            return taken;
        }
    }
}
