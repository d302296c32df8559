/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.auth;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Makes keys follow their file, on a thread of its own, within half a second. */
public final class ApiKeysWatch implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "api-keys");
                        thread.setDaemon(true);
                        return thread;
                    });

    /** Starts to watch. */
    // The task handles its failures itself; the future would only say that it was cancelled.
    @SuppressWarnings("FutureReturnValueIgnored")
    public ApiKeysWatch(ApiKeys keys) {
        executor.scheduleWithFixedDelay(
                keys::refresh, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
