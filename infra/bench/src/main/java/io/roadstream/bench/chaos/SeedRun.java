/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos;

import io.roadstream.bench.chaos.client.ClientVerdict;
import io.roadstream.bench.chaos.client.Crowd;
import io.roadstream.bench.chaos.fault.FaultKind;
import io.roadstream.bench.chaos.fault.Scene;
import io.roadstream.bench.chaos.fault.Trace;
import io.roadstream.bench.chaos.load.Load;
import io.roadstream.bench.chaos.oracle.Oracle;
import io.roadstream.bench.chaos.oracle.Verdict;
import io.roadstream.bench.chaos.order.OrderLoad;
import io.roadstream.bench.chaos.stack.ChaosStack;
import io.roadstream.contract.validation.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;

/** One seed: load and clients, fault, ten more seconds of load, judgement. */
final class SeedRun {
    private static final Duration AFTER_FAULT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(3);
    private static final int QUIET_RESUMES = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final ChaosStack stack;
    private final ChaosConfig config;
    private final Oracle oracle;
    private final LoadStarter loads;

    /**
     * @param run starts the names of this run's vehicles
     */
    SeedRun(ChaosStack stack, ChaosConfig config, String run) {
        this.stack = stack;
        this.config = config;
        this.oracle = new Oracle(stack.query(), ChaosStack.TENANT);
        this.loads = new LoadStarter(stack, config, oracle, run);
    }

    SeedResult play(long seed, FaultKind fault, Consumer<String> say)
            throws IOException, InterruptedException {
        stack.awaitReady();
        long reportedBefore = stack.countDeadLetters(Reason.OUTPUT_LOST);
        Random random = new Random(seed);
        try (Load load = loads.start("s" + seed, seed);
                Load rivalLoad = loads.startRival("s" + seed, seed);
                OrderLoad orders = loads.startOrders("s" + seed, seed);
                Crowd crowd = Crowd.start(stack, load, rivalLoad)) {
            say.accept("vehicles that upload again: " + load.reuploading());
            long minimumEnd = System.nanoTime() + config.load().toNanos();
            loads.awaitFirstRows(load);
            Thread.sleep(random.nextInt((int) LONGEST_WARM_UP.toMillis()));
            try (Scene scene = new Scene(stack, load, orders, oracle, random, crowd::strike, say)) {
                long connections = crowd.connections();
                Trace trace = fault.play(scene);
                stack.awaitReady();
                say.accept("all parts are up again");
                long end = Math.max(minimumEnd, System.nanoTime() + AFTER_FAULT.toNanos());
                Thread.sleep(Duration.ofNanos(Math.max(0, end - System.nanoTime())).toMillis());
                for (int i = 0; i < QUIET_RESUMES; i++) {
                    crowd.resumeInTheQuiet();
                }
                load.stop();
                rivalLoad.stop();
                orders.stop();
                ClientVerdict clients = crowd.judge();
                say.accept(clients.toString());
                clients.samples().forEach(say);
                long cameBack = crowd.connections() - connections;
                Settlement settlement = new Settlement(stack, oracle, PATIENCE);
                Verdict verdict = settlement.settle(load).and(settlement.settle(orders));
                long reported = stack.countDeadLetters(Reason.OUTPUT_LOST) - reportedBefore;
                return new SeedResult(
                        seed,
                        fault,
                        load.ledger().total(),
                        load.reuploaded(),
                        orders.book().changes(),
                        verdict,
                        scene.recovery(),
                        clients,
                        crowd.recovery(),
                        trace.andRequire(
                                        reported == 0 || verdict.lost() > 0,
                                        reported + " reports of lost output")
                                .andRequire(
                                        cameBack > 0 && clients.resumes() > 0,
                                        "%d connections of clients after the fault, %d resumes"
                                                .formatted(cameBack, clients.resumes()))
                                .andRequire(
                                        !fault.endsTheGateway() || clients.gaps() > 0,
                                        clients.gaps() + " gaps told to clients"));
            }
        }
    }
}
