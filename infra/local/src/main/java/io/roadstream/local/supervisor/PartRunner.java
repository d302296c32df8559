/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.supervisor;

import io.roadstream.local.process.PartProcess;
import io.roadstream.local.process.ProcessId;
import io.roadstream.local.process.RotatingLog;
import io.roadstream.local.supervisor.PartStatus.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The life of one part: started, watched, started again. Everything but {@link #endProcess} and
 * {@link #kill} happens on the event loop, so nothing here is locked.
 */
final class PartRunner {
    /** Attempts before a part that was never ready is given up. */
    private static final int FIRST_ATTEMPTS = 5;

    /** In place of an exit code if there was no process, as the shell has it. */
    private static final int NOT_STARTED = 126;

    private static final Duration TERMINATE_WITHIN = Duration.ofSeconds(15);

    private final Part part;
    private final RotatingLog log;
    private final RestartBackoff backoff;
    private final RandomGenerator random;
    private final EventLoop loop;
    private final SupervisorListener listener;
    private final Runnable onChange;

    private volatile @Nullable PartProcess process;
    private volatile State state = State.WAITING;
    private volatile String address = "";
    private ProcessId id = new ProcessId(0, 0);
    private long startedNanos;
    private boolean everReady;
    private boolean stopping;
    private int starts;
    private int deathsInARow;

    PartRunner(
            Part part,
            RotatingLog log,
            RestartBackoff backoff,
            RandomGenerator random,
            EventLoop loop,
            SupervisorListener listener,
            Runnable onChange) {
        this.part = part;
        this.log = log;
        this.backoff = backoff;
        this.random = random;
        this.loop = loop;
        this.listener = listener;
        this.onChange = onChange;
    }

    Part part() {
        return part;
    }

    State state() {
        return state;
    }

    String address() {
        return address;
    }

    /** Whether parts that need this one may start. */
    boolean isUp() {
        return state == (part.kind() == Part.Kind.TASK ? State.DONE : State.READY);
    }

    void start() {
        if (stopping) {
            return;
        }
        startedNanos = System.nanoTime();
        starts++;
        PartProcess started;
        try {
            started = PartProcess.start(part.command().get(), log);
        } catch (UncheckedIOException | IllegalStateException e) {
            log.add("roadstream: " + e);
            afterEnd(NOT_STARTED);
            return;
        }
        process = started;
        id = started.id();
        become(State.STARTING);
        started.whenReady(said -> loop.execute(() -> becameReady(started, said)));
        started.whenEnded(code -> loop.execute(() -> ended(started, code)));
        loop.after(part.readyWithin(), () -> killIfStillStarting(started));
    }

    /** No restarts from here on; a part that waits for one is stopped. */
    void forbidStarts() {
        stopping = true;
        if (state == State.WAITING || state == State.DOWN) {
            become(State.STOPPED);
        }
    }

    /** Asks the process to end, in growing severity, and waits for it. On the stopping thread. */
    void endProcess(boolean drain, Duration limit) throws InterruptedException {
        PartProcess running = process;
        if (running == null || !running.isAlive()) {
            return;
        }
        listener.stopping(status());
        boolean ended = state == State.READY && ask(running, drain) && running.awaitExit(limit);
        if (!ended) {
            running.terminate();
            ended = running.awaitExit(TERMINATE_WITHIN);
        }
        if (!ended) {
            running.kill();
            running.awaitExit();
        }
        listener.stopped(statusAs(State.STOPPED), !ended);
    }

    /** SIGKILL, from any thread. */
    void kill() {
        PartProcess running = process;
        if (running != null) {
            running.kill();
        }
    }

    PartStatus status() {
        return statusAs(state);
    }

    private PartStatus statusAs(State shown) {
        return new PartStatus(
                part.name(),
                shown,
                id,
                address,
                Math.max(0, starts - 1),
                log.file().toAbsolutePath().toString());
    }

    private boolean ask(PartProcess running, boolean drain) throws InterruptedException {
        try {
            part.stop().send(running, address, drain);
            return true;
        } catch (IOException e) {
            log.add("roadstream: could not ask %s to stop: %s".formatted(part.name(), e));
            return false;
        }
    }

    private void becameReady(PartProcess started, String said) {
        if (process != started || state != State.STARTING) {
            return;
        }
        address = said;
        everReady = true;
        become(State.READY, () -> listener.ready(status(), age()));
    }

    private void ended(PartProcess started, int code) {
        if (process == started) {
            afterEnd(code);
        }
    }

    private void afterEnd(int code) {
        if (part.kind() == Part.Kind.TASK && code == 0) {
            everReady = true;
            become(State.DONE, () -> listener.ready(status(), age()));
        } else if (stopping) {
            become(State.STOPPED);
        } else if (part.fatalExitCodes().contains(code)
                || (!everReady && starts >= FIRST_ATTEMPTS)) {
            become(State.FAILED, () -> listener.failed(status(), code, log.lastLines()));
        } else {
            restartLater(code);
        }
    }

    private void restartLater(int code) {
        boolean wasCalm = age().compareTo(backoff.calmAfter()) >= 0;
        deathsInARow = wasCalm ? 1 : deathsInARow + 1;
        Duration delay = backoff.delay(deathsInARow, random);
        become(State.DOWN, () -> listener.died(status(), code, delay));
        loop.after(delay, this::start);
    }

    private void killIfStillStarting(PartProcess started) {
        if (process == started && state == State.STARTING) {
            log.add(
                    "roadstream: %s was not ready within %s and is killed"
                            .formatted(part.name(), part.readyWithin()));
            started.kill();
        }
    }

    private void become(State next) {
        become(next, () -> {});
    }

    /** Tells first: what follows from the change must not be heard before it. */
    private void become(State next, Runnable tell) {
        state = next;
        tell.run();
        listener.changed(status());
        onChange.run();
    }

    private Duration age() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }
}
