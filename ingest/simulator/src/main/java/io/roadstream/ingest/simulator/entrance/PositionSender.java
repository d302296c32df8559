/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import io.roadstream.ingest.simulator.phone.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends positions over several connections, a thread each; a vehicle always uses the same one, so
 * its reports stay in order. A connection that is free takes what has gathered meanwhile, so
 * nothing waits for company. One thread hands reports over.
 */
public final class PositionSender {
    private static final int MAX_BATCH = 500;
    private static final int LANE_CAPACITY = 20_000;
    private static final long POLL_MILLIS = 50;

    private final PositionLedger ledger;
    private final List<BlockingQueue<Report>> lanes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch giveUp = new CountDownLatch(1);
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private volatile boolean isEnding;

    private PositionSender(PositionLedger ledger) {
        this.ledger = ledger;
    }

    /** Starts the connections. */
    public static PositionSender start(PositionSettings settings, PositionLedger ledger) {
        PositionSender sender = new PositionSender(ledger);
        for (int i = 0; i < settings.connections(); i++) {
            BlockingQueue<Report> lane = new ArrayBlockingQueue<>(LANE_CAPACITY);
            IngestClient client = new IngestClient(settings, sender.giveUp);
            Thread thread = new Thread(() -> sender.run(client, lane), "positions-" + i);
            thread.setDaemon(true);
            sender.lanes.add(lane);
            sender.threads.add(thread);
        }
        sender.threads.forEach(Thread::start);
        return sender;
    }

    /**
     * Hands reports over; waits while their connection has too much to do.
     *
     * @throws EntranceFailedException if ingest has refused us for good
     */
    public void send(List<Report> reports) throws InterruptedException {
        for (Report report : reports) {
            BlockingQueue<Report> lane =
                    lanes.get(Math.floorMod(report.vehicle().hashCode(), lanes.size()));
            while (!lane.offer(report, POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                requireAlive();
            }
        }
        requireAlive();
    }

    /** Waits until all is answered, or gives up what is not by then. */
    public void finish(Duration within) throws InterruptedException {
        isEnding = true;
        long endNanos = System.nanoTime() + within.toNanos();
        for (Thread thread : threads) {
            long left = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
            thread.join(Math.max(1, left));
        }
        giveUp.countDown();
        for (Thread thread : threads) {
            thread.interrupt();
            thread.join();
        }
        lanes.forEach(lane -> ledger.leaveUnanswered(lane.size()));
        requireAlive();
    }

    private void requireAlive() {
        RuntimeException first = failure.get();
        if (first != null) {
            throw first;
        }
    }

    private void run(IngestClient client, BlockingQueue<Report> lane) {
        try {
            while (giveUp.getCount() > 0) {
                Report first = lane.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Report> batch = new ArrayList<>(List.of(first));
                    lane.drainTo(batch, MAX_BATCH - 1);
                    sendBatch(client, batch);
                } else if (isEnding) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private void sendBatch(IngestClient client, List<Report> batch) throws InterruptedException {
        Optional<IngestAnswer> answer = Optional.empty();
        try {
            answer = client.post(batch);
        } finally {
            if (answer.isEmpty()) {
                ledger.leaveUnanswered(batch.size());
            }
        }
        answer.ifPresent(decided -> enter(decided, batch));
    }

    private void enter(IngestAnswer answer, List<Report> batch) {
        for (int i = 0; i < batch.size(); i++) {
            if (answer.rejected().get(i)) {
                ledger.reject();
            } else {
                ledger.acknowledge(batch.get(i));
            }
        }
    }
}
