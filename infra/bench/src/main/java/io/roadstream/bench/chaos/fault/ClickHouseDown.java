/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.fault;

import io.roadstream.bench.chaos.stack.LogTail;
import io.roadstream.bench.chaos.stack.Part;
import java.io.IOException;
import java.time.Duration;

/** ClickHouse dies and stays away longer than the committer's patience with one task. */
record ClickHouseDown() implements FaultScript {
    private static final Duration AWAY = Duration.ofMinutes(2);
    private static final Duration BACK_WITHIN = Duration.ofMinutes(2);

    @Override
    public Trace play(Scene scene) throws IOException, InterruptedException {
        Part clickHouse = scene.stack().clickHouse();
        LogTail log = scene.stack().flinkLog();
        scene.sleepUpTo(Duration.ofSeconds(2));
        int startsBefore = clickHouse.starts();
        Strike strike = scene.strike();
        clickHouse.holdDown();
        Part.Death death = clickHouse.kill();
        scene.say(death + " and stays away for " + AWAY);
        long acknowledgedBefore = scene.load().ledger().total();
        Thread.sleep(AWAY.toMillis());
        long acknowledged = scene.load().ledger().total() - acknowledgedBefore;
        clickHouse.letUp();
        clickHouse.awaitReady(BACK_WITHIN);
        return new Trace.Notes()
                .require(death.isBySignal(), death.toString())
                .require(
                        clickHouse.starts() > startsBefore,
                        "clickhouse was started again after " + AWAY)
                .require(
                        strike.inFlight() > 0,
                        strike.inFlight() + " acknowledged reports were not in ClickHouse yet")
                .require(
                        log.count(Committer.GAVE_UP) > 0,
                        "the committer's patience ended %d times"
                                .formatted(log.count(Committer.GAVE_UP)))
                .require(
                        acknowledged > 0,
                        acknowledged + " reports were acknowledged while ClickHouse was away")
                .saw(Committer.of(log))
                .toTrace();
    }
}
