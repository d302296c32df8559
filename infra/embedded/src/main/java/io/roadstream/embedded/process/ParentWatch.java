/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends this process when its parent is gone, which shows as the end of stdin. */
public final class ParentWatch {
    /** For shutdown hooks; after it the process halts. */
    private static final Duration GRACE = Duration.ofSeconds(20);

    private ParentWatch() {}

    /** Starts watching; call it first in {@code main}. */
    public static void start() {
        daemon("parent-watch", ParentWatch::exitAtEndOfInput).start();
    }

    private static void exitAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // whatever the parent writes means nothing
            }
        } catch (IOException e) {
            // a pipe that cannot be read is one without a parent
        }
        daemon("halt-after-grace", ParentWatch::haltAfterGrace).start();
        System.exit(0);
    }

    private static void haltAfterGrace() {
        try {
            if (new CountDownLatch(1).await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
