/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks again and again, on a thread of its own, how much log the server keeps for the slot, and
 * raises an alert above a limit and when the slot is gone. Reading the answer never waits.
 */
public final class SlotWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SlotWatch.class);

    private final DatabaseConfig config;
    private final Duration interval;
    private final long limitBytes;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile long lagBytes;
    private volatile boolean isAlert;
    private volatile boolean isGone;
    private boolean wasThere;

    private SlotWatch(DatabaseConfig config, Duration interval, long limitBytes) {
        this.config = config;
        this.interval = interval;
        this.limitBytes = limitBytes;
    }

    /** Starts to ask. */
    public static SlotWatch start(DatabaseConfig config, Duration interval, long limitBytes) {
        SlotWatch watch = new SlotWatch(config, interval, limitBytes);
        Thread thread = new Thread(watch::askUntilClosed, "slot-watch");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    /** Of the newest answer; 0 while there is no slot. */
    public long lagBytes() {
        return lagBytes;
    }

    public boolean isAlert() {
        return isAlert;
    }

    /** What is wrong, for people; empty if nothing is. */
    public String problem() {
        if (isGone) {
            return "slot %s is gone: what changes until there is a new one is found by a snapshot"
                    .formatted(config.slot());
        }
        return isAlert
                ? "slot %s lags by %d bytes, the limit is %d"
                        .formatted(config.slot(), lagBytes, limitBytes)
                : "";
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void askUntilClosed() {
        @Nullable Connection connection = null;
        try {
            do {
                connection = ask(connection);
            } while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(connection);
        }
    }

    /** The connection for the next question; null if it is of no use any more. */
    private @Nullable Connection ask(@Nullable Connection open) {
        @Nullable Connection connection = open;
        try {
            if (connection == null) {
                connection = config.connect();
            }
            Optional<SlotStatus> slot = SlotStatus.find(connection, config);
            judge(slot);
            return connection;
        } catch (SQLException e) {
            // Capturing itself says that the database is away; the last answer stands until then.
            LOG.debug("The slot cannot be asked", e);
            close(connection);
            return null;
        }
    }

    /** Before capturing has made it, a slot that is not there is no problem. */
    private void judge(Optional<SlotStatus> slot) {
        String before = problem();
        lagBytes = slot.map(SlotStatus::lagBytes).orElse(0L);
        isGone = slot.map(SlotStatus::isLost).orElse(wasThere);
        wasThere |= slot.isPresent();
        isAlert = isGone || lagBytes > limitBytes;
        if (!isAlert && !before.isEmpty()) {
            LOG.info("Slot {} lags by {} bytes, below the limit again", config.slot(), lagBytes);
        } else if (isAlert && (before.isEmpty() || (isGone && !problem().equals(before)))) {
            LOG.warn("ALERT {}", problem());
        }
    }

    private static void close(@Nullable Connection connection) {
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("A broken connection cannot be closed", e);
        }
    }
}
