/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.fault;

import io.roadstream.bench.chaos.stack.ChaosStack;
import io.roadstream.bench.chaos.stack.LogTail;
import io.roadstream.bench.chaos.stack.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

/**
 * SIGSTOP of one part for a while: it keeps its connections and answers nothing, then goes on as if
 * no time had passed.
 *
 * @param part which
 */
record PausePart(Function<ChaosStack, Part> part) implements FaultScript {
    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final Duration BACK_WITHIN = Duration.ofMinutes(2);

    @Override
    public Trace play(Scene scene) throws IOException, InterruptedException {
        Part victim = part.apply(scene.stack());
        LogTail log = scene.stack().flinkLog();
        scene.sleepUpTo(Duration.ofSeconds(2));
        long repeatsBefore = scene.load().repeats();
        long pid = victim.pid();
        Strike strike = scene.strike();
        victim.pause();
        scene.say("%s (pid %d) stands still for %s".formatted(victim.name(), pid, PAUSE));
        boolean stopped = isStopped(pid);
        Thread.sleep(PAUSE.toMillis());
        stopped &= isStopped(pid);
        victim.resume();
        victim.awaitReady(BACK_WITHIN);
        return new Trace.Notes()
                .require(
                        stopped,
                        "%s (pid %d) was stopped for %s".formatted(victim.name(), pid, PAUSE))
                .require(
                        strike.inFlight() > 0,
                        strike.inFlight() + " acknowledged reports were not in ClickHouse yet")
                .saw(scene.load().repeats() - repeatsBefore + " requests repeated by devices")
                .saw(Committer.of(log))
                .toTrace();
    }

    /** Whether the kernel says that the process is stopped by a signal. */
    private static boolean isStopped(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("T");
    }
}
