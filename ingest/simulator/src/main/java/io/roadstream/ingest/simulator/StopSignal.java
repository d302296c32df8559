/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a run end in order on Ctrl-C or SIGTERM: stops it and holds the process until {@link
 * #close}, so that the entrances get what is under way and the files are whole. A run that an
 * entrance holds up is interrupted after a while.
 */
final class StopSignal implements AutoCloseable {
    /** How long an interrupted run has for its files. */
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(5);

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread runner = Thread.currentThread();
    private final Thread hook;

    /**
     * Listens from now on, for the run of the calling thread.
     *
     * @param within how long the run has before it is interrupted
     */
    StopSignal(Runnable stop, Duration within) {
        hook = new Thread(() -> stopAndWait(stop, within), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, by this very hook or another way: nothing to take back.
        }
    }

    private void stopAndWait(Runnable stop, Duration within) {
        stop.run();
        try {
            if (!done.await(within.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("simulator: an entrance does not answer");
                runner.interrupt();
                done.await(AFTER_INTERRUPT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
