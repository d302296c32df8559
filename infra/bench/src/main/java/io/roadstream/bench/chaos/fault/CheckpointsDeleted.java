/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.fault;

import io.roadstream.bench.chaos.oracle.ClickHouseQuery;
import io.roadstream.bench.chaos.stack.ChaosStack;
import io.roadstream.bench.chaos.stack.CheckpointWatch;
import io.roadstream.bench.chaos.stack.LogTail;
import io.roadstream.bench.chaos.stack.Part;
import io.roadstream.embedded.process.ChildStartException;
import io.roadstream.jobs.local.LocalClusterMain;
import io.roadstream.local.flink.FlinkRest;
import io.roadstream.local.stack.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * The folder of checkpoints is gone when Flink starts. After a kill the start must be refused, and
 * go on once the folder is back. After a drained stop it must begin anew from the committed
 * offsets, under new runs whose checkpoint numbers begin again.
 */
record CheckpointsDeleted() implements FaultScript {
    private static final Duration REFUSED_WITHIN = Duration.ofMinutes(2);
    private static final Duration BACK_WITHIN = Duration.ofMinutes(2);
    private static final Duration STORED_WITHIN = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 200;
    private static final List<String> JOBS = List.of("live", "history");
    private static final String NEW_RUN = "starts from the committed offsets as a new run";
    private static final List<String> CHOICES =
            List.of("Put the folder back", "--accept-state-loss true", "Delete all data");

    @Override
    public Trace play(Scene scene) throws IOException, InterruptedException {
        Trace.Notes notes = new Trace.Notes();
        scene.sleepUpTo(Duration.ofSeconds(2));
        Strike strike = scene.strike();
        loseAfterAKill(scene, notes);
        loseAfterADrain(scene, notes);
        return notes.require(
                        strike.inFlight() > 0,
                        strike.inFlight() + " acknowledged reports were not in ClickHouse yet")
                .toTrace();
    }

    private static void loseAfterAKill(Scene scene, Trace.Notes notes)
            throws IOException, InterruptedException {
        Part flink = scene.stack().flink();
        Path folder = scene.stack().checkpoints();
        Path aside = folder.resolveSibling("checkpoints.aside");
        flink.holdDown();
        scene.say(flink.kill() + ", and its checkpoints are gone");
        Files.move(folder, aside);
        flink.letUp();
        ChildStartException refusal = flink.awaitRefusal(REFUSED_WITHIN);
        notes.require(
                        refusal.exitCode().equals(OptionalInt.of(LocalClusterMain.EXIT_STATE_LOST)),
                        "without checkpoints the start was refused, exit code "
                                + refusal.exitCode().orElse(-1))
                .require(
                        CHOICES.stream().allMatch(String.valueOf(refusal.getMessage())::contains),
                        "the refusal names the choices");
        if (Files.exists(folder)) {
            FolderTree.delete(folder);
        }
        Files.move(aside, folder);
        scene.say("start refused; the checkpoints are back");
        flink.letUp();
        flink.awaitReady(BACK_WITHIN);
        CheckpointWatch.of(folder, "history").await(BACK_WITHIN);
    }

    private static void loseAfterADrain(Scene scene, Trace.Notes notes)
            throws IOException, InterruptedException {
        ChaosStack stack = scene.stack();
        Part flink = stack.flink();
        // The memory of duplicates goes with the checkpoints: nothing may be repeated across.
        scene.load().pause();
        scene.load().forgetForReupload();
        awaitStored(scene);
        long runsBefore = number(scene, "uniqExact(run_id)", "1");
        long newestBefore = number(scene, "max(bitShiftRight(batch_id, 24))", "1");
        String known = "run_id NOT IN (%s)".formatted(runs(scene));
        LogTail log = stack.flinkLog();
        flink.holdDown();
        FlinkRest rest = stack.flinkRest();
        for (String job : JOBS) {
            Path savepoints = stack.checkpoints().resolve(job).resolve("savepoints");
            rest.stopWithSavepoint(rest.getJob(job), true, savepoints, BACK_WITHIN);
        }
        flink.awaitEnd(BACK_WITHIN);
        FolderTree.delete(stack.checkpoints());
        scene.say("both jobs drained, the checkpoints deleted");
        flink.letUp();
        flink.awaitReady(BACK_WITHIN);
        scene.load().resume();
        long end = System.nanoTime() + STORED_WITHIN.toNanos();
        while (number(scene, "count()", known) == 0 && System.nanoTime() < end) {
            Thread.sleep(POLL_MILLIS);
        }
        long runsNew = number(scene, "uniqExact(run_id)", known);
        long firstNew = number(scene, "min(bitShiftRight(batch_id, 24))", known);
        notes.require(
                        log.count(NEW_RUN) == JOBS.size(),
                        "%d jobs began anew from the committed offsets"
                                .formatted(log.count(NEW_RUN)))
                .require(runsNew > 0, "%d new runs beside %d".formatted(runsNew, runsBefore))
                .require(
                        runsNew > 0 && firstNew <= newestBefore,
                        "checkpoint numbers began again at %d, below %d"
                                .formatted(firstNew, newestBefore));
    }

    private static void awaitStored(Scene scene) throws IOException, InterruptedException {
        long end = System.nanoTime() + STORED_WITHIN.toNanos();
        while (scene.oracle().stored(scene.load().fleet()) < scene.load().ledger().total()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "not all that was acknowledged is stored after " + STORED_WITHIN);
            }
            Thread.sleep(POLL_MILLIS);
        }
        // Repeats that lead to no row are read as well after two more checkpoints.
        for (int i = 0; i < 2; i++) {
            CheckpointWatch.of(scene.stack().checkpoints(), "live").await(BACK_WITHIN);
        }
    }

    private static long number(Scene scene, String expression, String condition)
            throws IOException, InterruptedException {
        return scene.stack()
                .query()
                .number(
                        "SELECT %s FROM positions WHERE startsWith(vehicle, '%s') AND %s"
                                .formatted(expression, scene.load().fleet().prefix(), condition));
    }

    private static String runs(Scene scene) throws IOException, InterruptedException {
        ClickHouseQuery query = scene.stack().query();
        return String.join(
                ", ",
                query.rows("SELECT DISTINCT run_id FROM positions").stream()
                        .map("'%s'"::formatted)
                        .toList());
    }
}
