/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.fault;

import io.roadstream.bench.chaos.load.Load;
import io.roadstream.bench.chaos.oracle.Oracle;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The moment of a fault: what was under way, and how long until the first report sent after it is
 * in ClickHouse. A thread of its own watches for that until closed.
 */
public final class Strike implements AutoCloseable {
    private static final long POLL_MILLIS = 150;

    private final Load load;
    private final Oracle oracle;
    private final long startNanos;
    private final long[] firstAfter;
    private final long inFlight;
    private final Thread watch;
    private volatile @Nullable Duration recovery;

    private Strike(Load load, Oracle oracle, long inFlight) {
        this.load = load;
        this.oracle = oracle;
        this.inFlight = inFlight;
        this.startNanos = System.nanoTime();
        this.firstAfter = load.ledger().sent();
        this.watch = new Thread(this::watch, "recovery");
        watch.setDaemon(true);
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

    /** Reports that were acknowledged and not yet in ClickHouse. */
    public long inFlight() {
        return inFlight;
    }

    /** From the blow to the first row of a report sent after it; empty if there was none yet. */
    public Optional<Duration> recovery() {
        return Optional.ofNullable(recovery);
    }

    @Override
    public void close() {
        watch.interrupt();
    }

    private void watch() {
        try {
            while (recovery == null) {
                Thread.sleep(POLL_MILLIS);
                if (isRecovered()) {
                    recovery = Duration.ofNanos(System.nanoTime() - startNanos);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isRecovered() throws InterruptedException {
        try {
            long[] newest = oracle.newest(load.fleet());
            for (int i = 0; i < newest.length; i++) {
                if (newest[i] >= firstAfter[i]) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            // ClickHouse may be what is down.
            return false;
        }
    }
}
