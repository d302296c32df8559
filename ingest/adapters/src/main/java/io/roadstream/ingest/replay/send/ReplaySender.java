/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.send;

import io.roadstream.ingest.replay.format.ReplayRow;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends rows over several connections, a thread each. One thread hands rows over in order of time;
 * any thread may stop it.
 */
public final class ReplaySender {
    private final SendSettings settings;
    private final Clock clock;
    private final Lanes lanes;
    private final SendCounts counts = new SendCounts();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();

    private ReplaySender(SendSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.lanes =
                new Lanes(
                        settings.connections(),
                        settings.maxSkew(),
                        settings.batch(),
                        settings.fillBatches());
    }

    /** Starts the connections. */
    public static ReplaySender start(SendSettings settings, Clock clock) {
        ReplaySender sender = new ReplaySender(settings, clock);
        for (int i = 0; i < settings.connections(); i++) {
            int connection = i;
            Thread thread = new Thread(() -> sender.run(connection), "replay-" + connection);
            thread.setDaemon(true);
            sender.threads.add(thread);
            thread.start();
        }
        return sender;
    }

    /** Hands over the next row; waits while its connection is busy. False once stopped. */
    public boolean send(ReplayRow row) throws InterruptedException {
        return lanes.put(row);
    }

    /**
     * Waits until everything handed over is answered, or after a stop until the requests under way
     * are.
     *
     * @throws SendFailedException if a connection failed for good
     */
    public void finish() throws InterruptedException {
        lanes.end();
        for (Thread thread : threads) {
            thread.join();
        }
        RuntimeException first = failure.get();
        if (first != null) {
            throw first;
        }
    }

    /** Sends nothing more that is not under way. */
    public void stop() {
        lanes.stop();
        stop.countDown();
    }

    public SendCounts counts() {
        return counts;
    }

    private void run(int connection) {
        IngestClient client = new IngestClient(settings, stop);
        try {
            for (List<ReplayRow> rows = lanes.take(connection);
                    !rows.isEmpty();
                    rows = lanes.take(connection)) {
                sendBatch(client, rows);
                lanes.acknowledge(connection);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
            stop();
        }
    }

    private void sendBatch(IngestClient client, List<ReplayRow> rows) throws InterruptedException {
        byte[] body = BatchJson.write(rows, settings.shiftMillis());
        Optional<BatchAnswer> answer = Optional.empty();
        try {
            answer = client.post(body, settings.asOf() ? asOf(rows) : null);
        } finally {
            if (answer.isEmpty()) {
                counts.addUnanswered(rows.size());
            }
        }
        answer.ifPresent(found -> count(found, rows));
    }

    /** The file's time when the last row of the batch is due, never beyond the present. */
    private Instant asOf(List<ReplayRow> rows) {
        long newest = rows.get(rows.size() - 1).timeMillis() + settings.shiftMillis();
        return Instant.ofEpochMilli(Math.min(newest, clock.millis()));
    }

    private void count(BatchAnswer answer, List<ReplayRow> rows) {
        int accepted = answer.accepted() == null ? 0 : answer.accepted();
        counts.add(rows.size(), accepted);
        if (answer.results() != null) {
            for (BatchAnswer.Result result : answer.results()) {
                counts.show(result.message() + ": " + rows.get(result.index()).name());
            }
        }
    }
}
