/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a run end in order on Ctrl-C or SIGTERM: stops it and holds the process until {@link
 * #close}, so that the totals get out. Closed by the thread that ran it.
 */
final class StopSignal implements AutoCloseable {
    /** How long the process waits for the requests under way and the totals. */
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    StopSignal(Runnable stop) {
        hook = new Thread(() -> stopAndWait(stop), "stop");
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

    private void stopAndWait(Runnable stop) {
        stop.run();
        try {
            if (!done.await(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("some requests were still under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
