/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A running child process that has said it is ready. Safe for use by several threads.
 *
 * <p>The child holds the reading end of a pipe from this process and exits when the pipe ends, so
 * it goes away with its parent even if the parent is killed.
 */
public final class ChildProcess implements AutoCloseable {
    /** What a program prints on stdout, followed by its address, once it can serve. */
    public static final String READY = "READY ";

    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);
    private static final int LOG_LINES_SHOWN = 15;

    private final Process process;
    private final String address;

    private ChildProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts the program and waits until it is ready.
     *
     * @throws ChildStartException if it ends or stays silent instead; it is then gone
     */
    public static ChildProcess start(ChildCommand command) {
        Process process = launch(command);
        CompletableFuture<String> ready = new CompletableFuture<>();
        Thread reader =
                new Thread(
                        () -> copyOutput(process, command, ready),
                        "output of " + command.mainClass());
        reader.setDaemon(true);
        reader.start();
        try {
            return new ChildProcess(
                    process, ready.get(command.readyWithin().toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            @Nullable Integer exitCode = process.isAlive() ? null : process.exitValue();
            process.destroyForcibly();
            throw new ChildStartException(
                    "%s did not become ready within %s; end of %s:%n%s"
                            .formatted(
                                    command.mainClass(),
                                    command.readyWithin(),
                                    command.log(),
                                    lastLines(command)),
                    exitCode,
                    e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new ChildStartException(
                    "interrupted while waiting for " + command.mainClass(), null, e);
        }
    }

    /** What followed {@link #READY}, usually {@code host:port} or a URL. */
    public String address() {
        return address;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it exited with; empty while it lives. */
    public OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** Ends it by SIGKILL and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Stops its clock (SIGSTOP): it keeps its connections and answers nothing. */
    public void pause() {
        signal("STOP");
    }

    /** Lets a paused process go on (SIGCONT). */
    public void resume() {
        signal("CONT");
    }

    /** Ends it by SIGTERM, or SIGKILL if that takes too long, and waits until it is gone. */
    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        resume();
        process.destroy();
        try {
            if (process.waitFor(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
    }

    private void signal(String name) {
        if (!process.isAlive()) {
            return;
        }
        try {
            // The shell's own kill: the program of that name is not installed everywhere.
            new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(name, process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process launch(ChildCommand command) {
        try {
            Files.createDirectories(command.log().toAbsolutePath().getParent());
            return new ProcessBuilder(command.toCommandLine())
                    .redirectError(ProcessBuilder.Redirect.appendTo(command.log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new ChildStartException("could not start " + command.mainClass(), null, e);
        }
    }

    private static void copyOutput(
            Process process, ChildCommand command, CompletableFuture<String> ready) {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
                BufferedWriter log =
                        Files.newBufferedWriter(
                                command.log(),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.APPEND)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (!ready.isDone() && line.startsWith(READY)) {
                    ready.complete(line.substring(READY.length()).strip());
                } else {
                    log.write(line);
                    log.newLine();
                    log.flush();
                }
            }
            ready.completeExceptionally(
                    new IOException("exited with code " + process.waitFor() + " before ready"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ready.completeExceptionally(e);
        }
    }

    private static String lastLines(ChildCommand command) {
        try {
            List<String> lines = Files.readAllLines(command.log());
            return String.join(
                    System.lineSeparator(),
                    lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "(cannot be read: " + e.getMessage() + ")";
        }
    }
}
