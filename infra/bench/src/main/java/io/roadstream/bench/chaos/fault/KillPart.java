/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.fault;

import io.roadstream.bench.chaos.stack.ChaosStack;
import io.roadstream.bench.chaos.stack.LogTail;
import io.roadstream.bench.chaos.stack.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;

/**
 * SIGKILL of one part at a random moment.
 *
 * @param part which
 */
record KillPart(Function<ChaosStack, Part> part) implements FaultScript {
    private static final Duration BACK_WITHIN = Duration.ofMinutes(2);

    @Override
    public Trace play(Scene scene) throws IOException, InterruptedException {
        Part victim = part.apply(scene.stack());
        LogTail log = scene.stack().flinkLog();
        scene.sleepUpTo(Duration.ofSeconds(2));
        int startsBefore = victim.starts();
        long repeatsBefore = scene.load().repeats();
        Strike strike = scene.strike();
        Part.Death death = victim.kill();
        scene.say(death + " with " + strike.inFlight() + " reports under way");
        victim.awaitReady(BACK_WITHIN);
        return new Trace.Notes()
                .require(death.isBySignal(), death.toString())
                .require(
                        strike.inFlight() > 0,
                        strike.inFlight() + " acknowledged reports were not in ClickHouse yet")
                .require(victim.starts() > startsBefore, victim.name() + " was started again")
                .saw(scene.load().repeats() - repeatsBefore + " requests repeated by devices")
                .saw(Committer.of(log))
                .toTrace();
    }
}
