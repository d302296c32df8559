/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.fault;

import io.roadstream.bench.chaos.stack.CheckpointWatch;
import io.roadstream.bench.chaos.stack.LogTail;
import io.roadstream.bench.chaos.stack.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * SIGKILL of every part the moment a checkpoint of the history job is complete, when its batches
 * are promised and not yet in ClickHouse.
 */
record KillEverything() implements FaultScript {
    private static final Duration CHECKPOINT_WITHIN = Duration.ofSeconds(30);
    private static final Duration BACK_WITHIN = Duration.ofMinutes(3);

    @Override
    public Trace play(Scene scene) throws IOException, InterruptedException {
        List<Part> parts = scene.stack().parts();
        LogTail log = scene.stack().flinkLog();
        int startsBefore = parts.stream().mapToInt(Part::starts).sum();
        scene.sleepUpTo(Duration.ofSeconds(1));
        Strike strike = scene.strike();
        Path checkpoint =
                CheckpointWatch.of(scene.stack().checkpoints(), "history").await(CHECKPOINT_WITHIN);
        // Flink first: it must not get to commit.
        List<Part.Death> deaths =
                List.of(
                        scene.stack().flink().kill(),
                        scene.stack().kafka().kill(),
                        scene.stack().clickHouse().kill(),
                        scene.stack().ingest().kill(),
                        scene.stack().gateway().kill(),
                        scene.stack().orders().cdc().kill(),
                        scene.stack().orders().killPostgres());
        scene.hitNow();
        deaths.forEach(death -> scene.say(death.toString()));
        for (Part part : parts) {
            part.awaitReady(BACK_WITHIN);
        }
        int starts = parts.stream().mapToInt(Part::starts).sum();
        return new Trace.Notes()
                .require(
                        deaths.stream().allMatch(Part.Death::isBySignal),
                        "all parts died of SIGKILL")
                .require(
                        strike.inFlight() > 0,
                        strike.inFlight() + " acknowledged reports were not in ClickHouse yet")
                .require(
                        starts >= startsBefore + parts.size(),
                        "each of the " + parts.size() + " parts was started again")
                .saw("killed after " + checkpoint.getFileName() + " of history")
                .saw(Committer.of(log))
                .toTrace();
    }
}
