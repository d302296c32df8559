/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.measure;

import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.topic.Topics;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Reports of a fleet's vehicles, which take turns, at a fixed rate, each at its own moment whatever
 * became of those before (open loop).
 */
final class PositionStream {
    private static final int VEHICLES = DrivingFleet.VEHICLES;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final String kafkaAddress;
    private final DrivingFleet fleet;
    private final long firstSequence;
    private final int rate;
    private volatile long startNanos;
    private volatile long startMillis;
    private double seconds;

    /**
     * @param fleet drives on from where it is
     * @param rate reports a second
     */
    PositionStream(String kafkaAddress, DrivingFleet fleet, int rate) {
        this.kafkaAddress = kafkaAddress;
        this.fleet = fleet;
        this.firstSequence = fleet.nextSequence();
        this.rate = rate;
    }

    /** Whether a report of this sequence is of this stream and not of one before. */
    boolean has(long sequence) {
        return sequence >= firstSequence;
    }

    /** When the report of this vehicle and sequence was to be sent, by {@code System.nanoTime}. */
    long intendedNanos(int vehicle, long sequence) {
        return intendedNanos((sequence - firstSequence) * VEHICLES + vehicle);
    }

    /** Event time of the first report, ms since the epoch; once sending has begun. */
    long startMillis() {
        return startMillis;
    }

    /** Wall clock of a moment of {@code System.nanoTime}, ms since the epoch. */
    long millisOf(long nanos) {
        return startMillis + (nanos - startNanos) / NANOS_PER_MILLI;
    }

    /** Sends for so long and returns how many; all are acknowledged. */
    long send(Duration length) {
        long count = (long) (rate * (length.toNanos() / NANOS_PER_SECOND));
        try (var producer = new TopicProducer<>(Topics.POSITIONS, kafkaAddress, 5, "lz4")) {
            startMillis = System.currentTimeMillis();
            startNanos = System.nanoTime();
            for (long n = 0; n < count; n++) {
                long intended = intendedNanos(n);
                while (System.nanoTime() < intended) {
                    LockSupport.parkNanos(NANOS_PER_MILLI); // then all that are due, in one go
                }
                producer.send(report(n, millisOf(intended)));
            }
        }
        seconds = (System.nanoTime() - startNanos) / NANOS_PER_SECOND;
        return count;
    }

    /** How long the sending took. */
    double seconds() {
        return seconds;
    }

    private long intendedNanos(long n) {
        return startNanos + (long) (n * (NANOS_PER_SECOND / rate));
    }

    private PositionReport report(long n, long millis) {
        return fleet.report(
                (int) (n % VEHICLES),
                firstSequence + n / VEHICLES,
                (double) VEHICLES / rate,
                millis);
    }
}
