/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay;

import io.roadstream.ingest.replay.format.ReplayRow;
import io.roadstream.ingest.replay.input.ReplayInput;
import io.roadstream.ingest.replay.input.RowCursor;
import io.roadstream.ingest.replay.send.ReplaySender;
import io.roadstream.ingest.replay.send.SendCounts;
import io.roadstream.ingest.replay.send.SendFailedException;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One run: takes each row of the input when it is due and hands it to the sender. */
final class Replay {
    private static final double NANOS_PER_SECOND = 1e9;

    private final ReplayInput input;
    private final Timeline timeline;
    private final ReplaySender sender;
    private final Clock clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final DistinctRows distinct = new DistinctRows();
    private volatile @Nullable RowCursor cursor;
    private volatile long fileMillis;
    private boolean isCompleted;
    private double seconds;

    Replay(ReplayInput input, Timeline timeline, ReplaySender sender, Clock clock) {
        this.input = input;
        this.timeline = timeline;
        this.sender = sender;
        this.clock = clock;
        this.fileMillis = input.extent().firstMillis();
    }

    /**
     * Runs to the end or until stopped.
     *
     * @throws SendFailedException if the server refused us for good or gave no answer for too long
     */
    void run() throws IOException, InterruptedException {
        long startNanos = System.nanoTime();
        try (RowCursor rows = input.open()) {
            cursor = rows;
            boolean isAllHandedOver = sendAll(rows);
            sender.finish();
            isCompleted = isAllHandedOver && stop.getCount() > 0;
        } catch (IOException e) {
            sender.stop();
            throw e;
        } finally {
            seconds = (System.nanoTime() - startNanos) / NANOS_PER_SECOND;
        }
    }

    /**
     * What came of the run.
     *
     * @param malformed lines that could not be read
     */
    ReplayTotals totals(long malformed) {
        SendCounts counts = sender.counts();
        Long first = distinct.findFirstTimeMillis();
        return new ReplayTotals(
                counts.sent(),
                counts.accepted(),
                counts.rejected() + malformed,
                malformed,
                distinct.count(),
                seconds,
                timeline.shiftMillis(),
                first == null ? null : first + timeline.shiftMillis(),
                first == null ? null : clockMillis(),
                isCompleted);
    }

    /** Ends the run after the requests under way; any thread may call it. */
    void stop() {
        stop.countDown();
        sender.stop();
    }

    /** How much of the input was read, 0..1. */
    double fraction() {
        RowCursor open = cursor;
        return open == null ? 0 : open.fraction();
    }

    /** Time of the newest row handed over, with the shift. */
    long clockMillis() {
        return fileMillis + timeline.shiftMillis();
    }

    SendCounts counts() {
        return sender.counts();
    }

    /** False if stopped before the last row. */
    private boolean sendAll(RowCursor rows) throws IOException, InterruptedException {
        for (ReplayRow row = rows.next(); row != null; row = rows.next()) {
            long waitMillis = timeline.dueMillis(row.timeMillis()) - clock.millis();
            if (waitMillis > 0 && stop.await(waitMillis, TimeUnit.MILLISECONDS)) {
                return false;
            }
            if (!sender.send(row)) {
                return false;
            }
            distinct.add(row);
            fileMillis = row.timeMillis();
        }
        return true;
    }
}
