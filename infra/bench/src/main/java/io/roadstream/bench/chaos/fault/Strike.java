/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.fault;

import io.roadstream.bench.chaos.load.Load;
import io.roadstream.bench.chaos.oracle.Oracle;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The moment of a fault: what was under way, and how long until the first report sent after it is
 * in ClickHouse. A thread of its own watches for that until closed.
 */
public final class Strike implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Strike.class);
    private static final long POLL_MILLIS = 150;

    private final Load load;
    private final Oracle oracle;
    private final long inFlight;
    private final Thread watch;
    private volatile Blow blow;

    private Strike(Load load, Oracle oracle, long inFlight) {
        this.load = load;
        this.oracle = oracle;
        this.inFlight = inFlight;
        this.blow = new Blow(load);
        this.watch = new Thread(this::watch, "recovery");
        watch.setDaemon(true);
    }

    /** When it hit, and the first number of each vehicle that no request had held then. */
    private static final class Blow {
        private final long nanos = System.nanoTime();
        private final long[] firstAfter;
        private volatile @Nullable Duration recovery;

        Blow(Load load) {
            firstAfter = load.ledger().sent();
        }

        void look(long[] newest) {
            for (int i = 0; i < newest.length && recovery == null; i++) {
                if (newest[i] >= firstAfter[i]) {
                    recovery = Duration.ofNanos(System.nanoTime() - nanos);
                }
            }
        }
    }

    /** Call it right before the blow. */
    static Strike now(Load load, Oracle oracle) throws IOException, InterruptedException {
        // In this order the number errs low: what is stored meanwhile does not count.
        long acknowledged = load.ledger().total();
        long stored = oracle.stored(load.fleet());
        Strike strike = new Strike(load, oracle, Math.max(0, acknowledged - stored));
        strike.watch.start();
        return strike;
    }

    /** The blow came only now: recovery counts from here on. */
    void hitNow() {
        blow = new Blow(load);
    }

    /** Reports that were acknowledged and not yet in ClickHouse. */
    public long inFlight() {
        return inFlight;
    }

    /** From the blow to the first row of a report sent after it; empty if there was none yet. */
    public Optional<Duration> recovery() {
        return Optional.ofNullable(blow.recovery);
    }

    @Override
    public void close() {
        watch.interrupt();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(POLL_MILLIS);
                look(blow);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Blow last) throws InterruptedException {
        try {
            if (last.recovery == null) {
                last.look(oracle.newest(load.fleet()));
            }
        } catch (IOException e) {
            LOG.debug("ClickHouse may be what is down", e);
        }
    }
}
