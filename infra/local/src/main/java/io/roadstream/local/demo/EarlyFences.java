/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Draws the first fences as soon as the gateway answers, before most vehicles drive. */
public final class EarlyFences {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration ONCE_UP = Duration.ofSeconds(20);
    private static final Duration AGAIN = Duration.ofMillis(200);

    private final CompletableFuture<Void> drawn = new CompletableFuture<>();

    private EarlyFences() {}

    /**
     * Begins to try, on a thread of its own.
     *
     * @param features their file, which may not be there yet
     */
    public static EarlyFences start(FenceSeed seed, Path features) {
        EarlyFences fences = new EarlyFences();
        Thread thread = new Thread(() -> fences.drawInTheEnd(seed, features), "fences");
        thread.setDaemon(true);
        thread.start();
        return fences;
    }

    /**
     * Until they are drawn, once everything is up.
     *
     * @throws IOException if they could not be
     */
    public void await() throws IOException, InterruptedException {
        try {
            drawn.get(ONCE_UP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        } catch (TimeoutException e) {
            throw new IOException("the gateway did not take them within " + ONCE_UP, e);
        }
    }

    private void drawInTheEnd(FenceSeed seed, Path features) {
        long endNanos = System.nanoTime() + PATIENCE.toNanos();
        while (!drawn.isDone()) {
            try {
                seed.draw(features);
                drawn.complete(null);
            } catch (IOException e) {
                if (System.nanoTime() > endNanos) {
                    drawn.completeExceptionally(e);
                }
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                drawn.completeExceptionally(e);
            } catch (RuntimeException e) {
                drawn.completeExceptionally(e);
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(AGAIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            drawn.completeExceptionally(e);
        }
    }
}
