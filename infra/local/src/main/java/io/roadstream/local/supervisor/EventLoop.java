/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.supervisor;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One thread on which everything happens that belongs together. Work that throws is reported, never
 * lost; work given after the end is dropped.
 */
final class EventLoop implements AutoCloseable {
    private final Consumer<RuntimeException> onFailure;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "supervisor");
                        thread.setDaemon(true);
                        return thread;
                    });

    EventLoop(Consumer<RuntimeException> onFailure) {
        this.onFailure = onFailure;
    }

    void execute(Runnable work) {
        after(Duration.ZERO, work);
    }

    void after(Duration delay, Runnable work) {
        try {
            var unused =
                    executor.schedule(
                            () -> reportFailure(work), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // closed: nobody waits for this any more
        }
    }

    /** Runs the work on the thread and waits for its result. */
    <T> T call(Callable<T> work) throws InterruptedException {
        try {
            return executor.submit(work).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private void reportFailure(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            onFailure.accept(e);
        }
    }
}
