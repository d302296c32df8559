/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.stack;

import io.roadstream.embedded.process.ChildCommand;
import io.roadstream.embedded.process.ChildProcess;
import io.roadstream.embedded.process.ChildStartException;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process of the stack and its keeper, who starts it again after it has died, as the supervisor
 * does: on the same port and folder, after a pause that grows while starts fail. Thread-safe.
 */
public final class Part implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Part.class);
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final long POLL_MILLIS = 20;

    private final String name;
    private final Set<Integer> finalExitCodes;
    private final Thread keeper;
    private Supplier<ChildCommand> command;
    private @Nullable ChildProcess process;
    private @Nullable ChildStartException refusal;
    private boolean wanted = true;
    private boolean closed;
    private int starts;

    /**
     * @param finalExitCodes after these another start would not help, so there is none
     */
    Part(String name, Supplier<ChildCommand> command, Set<Integer> finalExitCodes) {
        this.name = name;
        this.command = command;
        this.finalExitCodes = Set.copyOf(finalExitCodes);
        this.keeper = new Thread(this::keep, "keeper-" + name);
        keeper.setDaemon(true);
        keeper.start();
    }

    public String name() {
        return name;
    }

    /** Waits until it says that it is ready. */
    public void awaitReady(Duration limit) throws InterruptedException {
        await(limit, "ready", () -> process != null && process.isAlive());
    }

    /** Waits until it has ended; it must not be wanted. */
    public void awaitEnd(Duration limit) throws InterruptedException {
        await(limit, "gone", () -> process == null || !process.isAlive());
    }

    /** Waits until its keeper gave up, and returns why. */
    public ChildStartException awaitRefusal(Duration limit) throws InterruptedException {
        await(limit, "refused", () -> refusal != null);
        synchronized (this) {
            return Objects.requireNonNull(refusal);
        }
    }

    public synchronized boolean isReady() {
        return process != null && process.isAlive();
    }

    /** How often a start has succeeded. */
    public synchronized int starts() {
        return starts;
    }

    public synchronized long pid() {
        return alive().pid();
    }

    /** What it printed when it got ready. */
    public synchronized String address() {
        return alive().address();
    }

    /** SIGKILL. Its keeper starts it again. */
    public synchronized Death kill() {
        ChildProcess killed = alive();
        killed.kill();
        return new Death(name, killed.pid(), killed.exitCode());
    }

    /**
     * A process that was killed.
     *
     * @param exitCode 137 after SIGKILL
     */
    public record Death(String part, long pid, OptionalInt exitCode) {
        private static final int KILLED = 137;

        /** Whether it was the signal that ended it. */
        public boolean isBySignal() {
            return exitCode.equals(OptionalInt.of(KILLED));
        }

        @Override
        public String toString() {
            return "%s (pid %d) died, exit code %s"
                    .formatted(part, pid, exitCode.isPresent() ? exitCode.getAsInt() : "unknown");
        }
    }

    /** SIGSTOP. */
    public synchronized void pause() {
        alive().pause();
    }

    /** SIGCONT. */
    public synchronized void resume() {
        alive().resume();
    }

    /** From now on it is not started again. */
    public synchronized void holdDown() {
        wanted = false;
    }

    /** From now on its keeper starts it when it is down. */
    public synchronized void letUp() {
        refusal = null;
        wanted = true;
    }

    /** How it is started from the next time on. */
    public synchronized void startAs(Supplier<ChildCommand> newCommand) {
        command = newCommand;
    }

    /** Ends it in order; the keeper with it. */
    @Override
    public void close() {
        synchronized (this) {
            wanted = false;
            closed = true;
        }
        keeper.interrupt();
        try {
            keeper.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            if (process != null) {
                process.close();
            }
        }
    }

    private ChildProcess alive() {
        if (process == null || !process.isAlive()) {
            throw new IllegalStateException(name + " is not running");
        }
        return process;
    }

    private void keep() {
        int failures = 0;
        try {
            while (true) {
                Supplier<ChildCommand> start = nextStart();
                if (start == null) {
                    Thread.sleep(POLL_MILLIS);
                    continue;
                }
                Thread.sleep(
                        Math.min(
                                FIRST_PAUSE_MILLIS << Math.min(failures, 10),
                                LONGEST_PAUSE_MILLIS));
                failures = tryStart(start) ? 0 : failures + 1;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Supplier<ChildCommand> nextStart() throws InterruptedException {
        if (closed) {
            throw new InterruptedException("closed");
        }
        boolean missing = process == null || !process.isAlive();
        return wanted && missing ? command : null;
    }

    private boolean tryStart(Supplier<ChildCommand> start) {
        try {
            ChildProcess started = ChildProcess.start(start.get());
            synchronized (this) {
                process = started;
                starts++;
            }
            return true;
        } catch (ChildStartException e) {
            LOG.debug("{} did not start", name, e);
            synchronized (this) {
                if (e.exitCode().isPresent() && finalExitCodes.contains(e.exitCode().getAsInt())) {
                    wanted = false;
                    refusal = e;
                }
            }
            return false;
        }
    }

    private void await(Duration limit, String what, Condition condition)
            throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            synchronized (this) {
                if (condition.holds()) {
                    return;
                }
            }
            if (System.nanoTime() >= end) {
                throw new IllegalStateException(
                        "%s is not %s after %s".formatted(name, what, limit));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private interface Condition {
        boolean holds();
    }
}
