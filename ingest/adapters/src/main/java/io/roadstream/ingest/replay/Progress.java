/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells how far a run is: on a terminal one line that is written over, else a plain line now and
 * then. Runs on a thread of its own until closed.
 */
final class Progress implements AutoCloseable {
    private static final Duration TERMINAL_INTERVAL = Duration.ofMillis(500);
    private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(10);
    private static final int BAR_WIDTH = 24;

    private final Replay replay;
    private final Timeline timeline;
    private final long lastMillis;
    private final Clock clock;
    private final PrintStream out;
    private final boolean isTerminal;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "progress");

    /**
     * @param lastMillis time of the last row in the file's own clock
     */
    Progress(
            Replay replay,
            Timeline timeline,
            long lastMillis,
            Clock clock,
            PrintStream out,
            boolean isTerminal) {
        this.replay = replay;
        this.timeline = timeline;
        this.lastMillis = lastMillis;
        this.clock = clock;
        this.out = out;
        this.isTerminal = isTerminal;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (isTerminal) {
            out.print("\r\033[K");
            out.flush();
        }
    }

    /** One line: share of the run, rows, rate, time to go, the file's clock with its shift. */
    static String line(
            double fraction, long rows, double rowsPerSecond, Duration toGo, Instant fileClock) {
        return String.format(
                Locale.ROOT,
                "%3.0f %%  %,d rows  %,.0f/s  %s to go  file clock %s",
                100 * fraction,
                rows,
                rowsPerSecond,
                shown(toGo),
                fileClock.truncatedTo(ChronoUnit.SECONDS));
    }

    private void run() {
        long startMillis = clock.millis();
        long intervalMillis = (isTerminal ? TERMINAL_INTERVAL : PLAIN_INTERVAL).toMillis();
        long rowsBefore = 0;
        try {
            while (!closed.await(intervalMillis, TimeUnit.MILLISECONDS)) {
                long rows = replay.counts().sent();
                double perSecond = (rows - rowsBefore) * 1_000.0 / intervalMillis;
                rowsBefore = rows;
                print(rows, perSecond, clock.millis() - startMillis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void print(long rows, double perSecond, long elapsedMillis) {
        // Rows are read ahead of the file's clock.
        double fraction =
                Math.min(replay.fraction(), timeline.fraction(lastMillis, clock.millis()));
        String line =
                line(
                        fraction,
                        rows,
                        perSecond,
                        toGo(fraction, elapsedMillis),
                        Instant.ofEpochMilli(replay.clockMillis()));
        if (isTerminal) {
            out.print("\r\033[K" + bar(fraction) + " " + line);
            out.flush();
        } else {
            out.println(line);
        }
    }

    private Duration toGo(double fraction, long elapsedMillis) {
        long paced = timeline.dueMillis(lastMillis) - clock.millis();
        double read = elapsedMillis * (1 - fraction) / Math.max(fraction, 1e-3);
        return Duration.ofMillis(Math.max(paced, timeline.isPaced() ? 0 : Math.round(read)));
    }

    private static String bar(double fraction) {
        int full = (int) Math.round(fraction * BAR_WIDTH);
        return "[" + "#".repeat(full) + "-".repeat(BAR_WIDTH - full) + "]";
    }

    private static String shown(Duration duration) {
        return duration.toHours() > 0
                ? "%d:%02d h".formatted(duration.toHours(), duration.toMinutesPart())
                : "%d:%02d min".formatted(duration.toMinutesPart(), duration.toSecondsPart());
    }
}
