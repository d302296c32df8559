/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos;

import io.roadstream.bench.chaos.client.ClientControl;
import io.roadstream.bench.chaos.client.ClientVerdict;
import io.roadstream.bench.chaos.client.Crowd;
import io.roadstream.bench.chaos.control.Control;
import io.roadstream.bench.chaos.control.ControlScene;
import io.roadstream.bench.chaos.load.Load;
import io.roadstream.bench.chaos.oracle.Oracle;
import io.roadstream.bench.chaos.oracle.Verdict;
import io.roadstream.bench.chaos.order.OrderControl;
import io.roadstream.bench.chaos.order.OrderLoad;
import io.roadstream.bench.chaos.stack.ChaosStack;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/** One control: load, damage on purpose, the judgement of the seeds' oracle. */
final class ControlRun {
    private static final long SEED = 0;

    /** A committer counts what it commits first after a start; damage is to come after that. */
    private static final Duration EVERY_SUBTASK_COMMITTED_AFTER = Duration.ofSeconds(4);

    private static final Duration AFTER_DAMAGE = Duration.ofSeconds(3);

    /** What is missing is missing for good: no need to wait as long as for a seed. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ChaosStack stack;
    private final Oracle oracle;
    private final LoadStarter loads;

    /**
     * @param run starts the names of this run's vehicles
     */
    ControlRun(ChaosStack stack, ChaosConfig config, String run) {
        this.stack = stack;
        this.oracle = new Oracle(stack.query(), ChaosStack.TENANT);
        this.loads = new LoadStarter(stack, config, oracle, run);
    }

    ControlResult play(Control control, Consumer<String> say)
            throws IOException, InterruptedException {
        try (ControlScene scene = new ControlScene(stack, say);
                Load load = loads.start(control.text(), SEED)) {
            loads.awaitFirstRows(load);
            Thread.sleep(EVERY_SUBTASK_COMMITTED_AFTER.toMillis());
            String done = control.damage(scene);
            say.accept(done);
            Thread.sleep(AFTER_DAMAGE.toMillis());
            load.stop();
            Verdict verdict = new Settlement(stack, oracle, PATIENCE).settle(load);
            return new ControlResult(
                    control.text(),
                    control.isFound(verdict),
                    "%s; the oracle found %d lost, %d duplicated, %d view mismatches"
                            .formatted(
                                    done,
                                    verdict.lost(),
                                    verdict.duplicated(),
                                    verdict.viewMismatches()));
        } catch (IllegalStateException e) {
            return new ControlResult(control.text(), false, String.valueOf(e.getMessage()));
        }
    }

    /** Damage to what is known of orders. */
    ControlResult play(OrderControl control) throws IOException, InterruptedException {
        try (OrderLoad load = loads.startOrders(control.text(), SEED)) {
            control.damage(stack, load);
            load.stop();
            Verdict verdict = new Settlement(stack, oracle, PATIENCE).settle(load);
            return new ControlResult(
                    control.text(),
                    control.isFound(verdict),
                    "the oracle of orders found %d lost, %d duplicated, %d view mismatches"
                            .formatted(
                                    verdict.lost(),
                                    verdict.duplicated(),
                                    verdict.viewMismatches()));
        } catch (IllegalStateException e) {
            return new ControlResult(control.text(), false, String.valueOf(e.getMessage()));
        } finally {
            stack.orders().cdc().letUp();
        }
    }

    /** Damage that the judgement of clients must find; the stack stays whole. */
    ControlResult play(ClientControl control) throws InterruptedException {
        try (Load load = loads.start(control.text(), SEED);
                Load rivalLoad = loads.startRival(control.text(), SEED);
                Crowd crowd = Crowd.start(stack, load, rivalLoad)) {
            Thread.sleep(AFTER_DAMAGE.toMillis());
            control.damage(crowd);
            load.stop();
            rivalLoad.stop();
            control.damageAfterwards(crowd);
            ClientVerdict verdict = crowd.judge();
            return new ControlResult(control.text(), control.isFound(verdict), "found " + verdict);
        }
    }
}
