/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * One run of a part. Its futures complete on threads of their own; the process ends with ours. Safe
 * for use by several threads.
 */
public final class PartProcess {
    /** What a part prints on stdout, followed by its address if it has one, once it serves. */
    public static final String READY = "READY";

    private final Process process;
    private final ProcessId id;
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final CompletableFuture<Integer> exit;

    private PartProcess(Process process, RotatingLog log) {
        this.process = process;
        this.id = ProcessId.of(process.toHandle());
        CompletableFuture<Void> out = pump(process.inputReader(StandardCharsets.UTF_8), log, "out");
        CompletableFuture<Void> err = pump(process.errorReader(StandardCharsets.UTF_8), log, "err");
        this.exit =
                process.onExit()
                        .thenCombine(out, (ended, end) -> ended)
                        .thenCombine(err, (ended, end) -> ended.exitValue());
    }

    /** Starts it; its output goes to the log. */
    public static PartProcess start(JavaCommand command, RotatingLog log) {
        try {
            return new PartProcess(command.supervised().start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("could not start " + command.mainClass(), e);
        }
    }

    /** Hears its address once it says it is ready; nothing if it ends before. */
    public void whenReady(Consumer<String> action) {
        var unused = ready.thenAccept(action);
    }

    /** Hears its exit code once it has ended and all of its output is in the log. */
    public void whenEnded(IntConsumer action) {
        var unused = exit.thenAccept(action::accept);
    }

    public ProcessId id() {
        return id;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Returns once it has ended. */
    public void awaitExit() throws InterruptedException {
        process.waitFor();
    }

    /** Whether it ended within the time. */
    public boolean awaitExit(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private CompletableFuture<Void> pump(BufferedReader lines, RotatingLog log, String stream) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread thread =
                new Thread(() -> copy(lines, log, end), "%s of %d".formatted(stream, id.pid()));
        thread.setDaemon(true);
        thread.start();
        return end;
    }

    private void copy(BufferedReader lines, RotatingLog log, CompletableFuture<Void> end) {
        Consumer<String> sink =
                line -> {
                    if (line.equals(READY) || line.startsWith(READY + " ")) {
                        ready.complete(line.substring(READY.length()).strip());
                    }
                    log.add(line);
                };
        try (lines) {
            lines.lines().forEach(sink);
        } catch (IOException | UncheckedIOException e) {
            log.add("roadstream: the output of this part could not be read: " + e);
        } finally {
            end.complete(null);
        }
    }
}
