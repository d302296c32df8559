/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.capture;

import io.roadstream.ingest.cdc.config.CdcConfig;
import io.roadstream.ingest.cdc.database.DatabaseSetupException;
import io.roadstream.ingest.cdc.metrics.CdcMetrics;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Captures until it is stopped: whatever fails, all is looked at again after a pause. {@link #run}
 * belongs to one thread, the rest to any.
 */
public final class CaptureLoop {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureLoop.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final CdcConfig config;
    private final CdcMetrics metrics;
    private final CaptureState state;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Capture current;

    public CaptureLoop(CdcConfig config, CdcMetrics metrics, CaptureState state, Clock clock) {
        this.config = config;
        this.metrics = metrics;
        this.state = state;
        this.clock = clock;
    }

    /**
     * Returns after {@link #stop}.
     *
     * @throws DatabaseSetupException if the database is not prepared
     */
    public void run() throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (stopped.getCount() > 0) {
            boolean hasCaptured = runOnce();
            if (stopped.getCount() == 0) {
                break;
            }
            pause = hasCaptured ? FIRST_PAUSE : min(pause.multipliedBy(2), LONGEST_PAUSE);
            stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        }
        state.enter(CaptureState.Phase.STOPPED);
    }

    public void stop() {
        stopped.countDown();
        Capture running;
        synchronized (this) {
            running = current;
        }
        if (running != null) {
            running.stop();
        }
    }

    /** Whether it came so far as to capture. */
    private boolean runOnce() throws InterruptedException {
        Capture capture = new Capture(config, metrics, state, clock);
        synchronized (this) {
            current = capture;
        }
        try {
            capture.run();
            return true;
        } catch (CaptureFailedException | SQLException | KafkaException | IllegalStateException e) {
            boolean hasCaptured = state.isCapturing();
            state.waitAfter(e);
            LOG.warn("Capturing ended and starts anew: {}", e.getMessage());
            LOG.debug("Because of", e);
            return hasCaptured;
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
