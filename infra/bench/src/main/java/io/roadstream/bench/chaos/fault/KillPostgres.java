/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.fault;

import io.roadstream.bench.chaos.stack.OrderSystem;
import io.roadstream.bench.chaos.stack.Part;
import java.io.IOException;
import java.time.Duration;

/** SIGKILL of the order database in the midst of transactions; the capture has to find it again. */
record KillPostgres() implements FaultScript {
    private static final Duration BACK_WITHIN = Duration.ofMinutes(2);

    @Override
    public Trace play(Scene scene) throws IOException, InterruptedException {
        OrderSystem orders = scene.stack().orders();
        scene.sleepUpTo(Duration.ofSeconds(2));
        int startsBefore = orders.postgres().starts();
        long repeatsBefore = scene.orders().repeats();
        scene.strike();
        Part.Death death = orders.killPostgres();
        scene.say(death.toString());
        orders.postgres().awaitReady(BACK_WITHIN);
        scene.orders().awaitProgress(BACK_WITHIN);
        long repeats = scene.orders().repeats() - repeatsBefore;
        return new Trace.Notes()
                .require(death.isBySignal(), death.toString())
                .require(orders.postgres().starts() > startsBefore, "postgres was started again")
                .require(repeats > 0, repeats + " transactions of orders tried again")
                .toTrace();
    }
}
