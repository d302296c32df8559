/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.supervisor;

import io.roadstream.local.process.RotatingLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/**
 * Keeps the parts of a stack running. Parts start as soon as what they need is up, are started
 * again when they die, and stop in the reverse of the order in which they were given.
 *
 * <p>One thread decides everything; {@link #stop} and {@link #killAll} may be called from any.
 */
public final class Supervisor implements AutoCloseable {
    private static final long MAX_LOG_BYTES = 20L << 20;

    private final Map<String, PartRunner> runners = new LinkedHashMap<>();
    private final List<RotatingLog> logs = new ArrayList<>();
    private final CompletableFuture<Void> up = new CompletableFuture<>();
    private final CompletableFuture<Void> failed = new CompletableFuture<>();
    private final EventLoop loop = new EventLoop(failed::completeExceptionally);

    /**
     * @param parts in an order in which each comes after what it needs
     * @param logs folder in which each gets {@code <name>.log}
     */
    public Supervisor(
            List<Part> parts,
            Path logs,
            RestartBackoff backoff,
            RandomGenerator random,
            SupervisorListener listener) {
        for (Part part : parts) {
            if (!runners.keySet().containsAll(part.needs())) {
                throw new IllegalArgumentException(
                        "%s needs %s, which must come before it, known were %s"
                                .formatted(part.name(), part.needs(), runners.keySet()));
            }
            RotatingLog log = new RotatingLog(logs.resolve(part.name() + ".log"), MAX_LOG_BYTES);
            this.logs.add(log);
            runners.put(
                    part.name(),
                    new PartRunner(part, log, backoff, random, loop, listener, this::proceed));
        }
    }

    /** Begins; the parts come up in the background. */
    public void start() {
        loop.execute(this::proceed);
    }

    /** Completes once every part was up at the same time. */
    public CompletableFuture<Void> up() {
        return up;
    }

    /**
     * Completes if a part will not be started again, exceptionally if the supervisor itself is
     * broken; the parts still run.
     */
    public CompletableFuture<Void> failed() {
        return failed;
    }

    /** Address of a part that is or was ready, else empty. */
    public String address(String part) {
        PartRunner runner = runners.get(part);
        return runner == null ? "" : runner.address();
    }

    /** What is known of each part. */
    public List<PartStatus> list() throws InterruptedException {
        return loop.call(() -> runners.values().stream().map(PartRunner::status).toList());
    }

    /**
     * Stops all parts one after the other and returns when all processes are gone.
     *
     * @param limit how long each may take before it is ended by SIGTERM, then SIGKILL
     */
    public void stop(boolean drain, Duration limit) throws InterruptedException {
        loop.call(
                () -> {
                    runners.values().forEach(PartRunner::forbidStarts);
                    return true;
                });
        List<PartRunner> order = new ArrayList<>(runners.values());
        Collections.reverse(order);
        for (PartRunner runner : order) {
            runner.endProcess(drain, limit);
        }
    }

    /**
     * Stops one part for good and returns when its process is gone.
     *
     * @param limit how long it may take before it is ended by SIGTERM, then SIGKILL
     */
    public void stop(String part, Duration limit) throws InterruptedException {
        PartRunner runner = runners.get(part);
        if (runner == null) {
            throw new IllegalArgumentException("there is no part " + part);
        }
        loop.call(
                () -> {
                    runner.forbidStarts();
                    return true;
                });
        runner.endProcess(false, limit);
    }

    /** SIGKILL to all, at once. */
    public void killAll() {
        runners.values().forEach(PartRunner::kill);
    }

    /** Kills what still runs. */
    @Override
    public void close() {
        loop.close();
        killAll();
        logs.forEach(RotatingLog::close);
    }

    private void proceed() {
        boolean allUp = true;
        for (PartRunner runner : runners.values()) {
            if (runner.state() == PartStatus.State.WAITING
                    && runner.part().needs().stream().allMatch(this::isUp)) {
                runner.start();
            }
            allUp &= runner.isUp();
            if (runner.state() == PartStatus.State.FAILED) {
                failed.complete(null);
            }
        }
        if (allUp) {
            up.complete(null);
        }
    }

    private boolean isUp(String name) {
        PartRunner runner = runners.get(name);
        return runner != null && runner.isUp();
    }
}
