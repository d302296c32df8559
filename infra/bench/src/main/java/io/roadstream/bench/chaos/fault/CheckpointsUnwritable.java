/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.fault;

import io.roadstream.bench.chaos.stack.CheckpointWatch;
import io.roadstream.bench.chaos.stack.LogTail;
import io.roadstream.local.flink.FlinkRest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The folder of checkpoints is a plain file for a while: no checkpoint can be written. */
record CheckpointsUnwritable() implements FaultScript {
    private static final Duration SHORTEST = Duration.ofSeconds(8);
    private static final Duration LONGEST_MORE = Duration.ofSeconds(12);
    private static final Duration COMPLETE_AGAIN_WITHIN = Duration.ofMinutes(2);

    @Override
    public Trace play(Scene scene) throws IOException, InterruptedException {
        Path folder = scene.stack().checkpoints();
        Path aside = folder.resolveSibling("checkpoints.aside");
        FlinkRest flink = scene.stack().flinkRest();
        LogTail log = scene.stack().flinkLog();
        scene.sleepUpTo(Duration.ofSeconds(2));
        int failedBefore = flink.countCheckpoints(flink.getJob("history")).failed();
        Strike strike = scene.strike();
        Files.move(folder, aside);
        Files.writeString(folder, "not a folder");
        scene.say("the folder of checkpoints is a plain file");
        Thread.sleep(SHORTEST.toMillis());
        scene.sleepUpTo(LONGEST_MORE);
        int failed = flink.countCheckpoints(flink.getJob("history")).failed() - failedBefore;
        Files.delete(folder);
        Files.move(aside, folder);
        scene.say("the folder is back");
        CheckpointWatch.of(folder, "history").await(COMPLETE_AGAIN_WITHIN);
        return new Trace.Notes()
                .require(failed > 0, failed + " checkpoints of history failed")
                .require(
                        strike.inFlight() > 0,
                        strike.inFlight() + " acknowledged reports were not in ClickHouse yet")
                .saw(Committer.of(log))
                .toTrace();
    }
}
