/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.fault;

import io.roadstream.bench.chaos.stack.LogTail;
import io.roadstream.embedded.proxy.TcpProxy;
import java.io.IOException;
import java.time.Duration;

/** ClickHouse takes inserts, and the committer never hears of it. */
record DropInsertReply() implements FaultScript {
    private static final int MOST = 3;
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 50;

    @Override
    public Trace play(Scene scene) throws IOException, InterruptedException {
        TcpProxy proxy = scene.stack().proxy();
        LogTail log = scene.stack().flinkLog();
        int replies = 1 + scene.random().nextInt(MOST);
        scene.sleepUpTo(Duration.ofSeconds(2));
        int before = proxy.droppedReplies();
        Strike strike = scene.strike();
        proxy.dropReplies(replies, "insert_deduplication_token");
        scene.say("losing the replies to the next %d inserts".formatted(replies));
        long end = System.nanoTime() + WITHIN.toNanos();
        while (System.nanoTime() < end
                && (proxy.droppedReplies() - before < replies
                        || log.count(Committer.ALREADY_THERE) == 0)) {
            Thread.sleep(POLL_MILLIS);
        }
        int dropped = proxy.droppedReplies() - before;
        int found = log.count(Committer.ALREADY_THERE);
        return new Trace.Notes()
                .require(dropped == replies, "the proxy dropped %d replies".formatted(dropped))
                .require(found > 0, "the committer found %d batches already there".formatted(found))
                .require(
                        strike.inFlight() > 0,
                        strike.inFlight() + " acknowledged reports were not in ClickHouse yet")
                .saw(Committer.of(log))
                .toTrace();
    }
}
