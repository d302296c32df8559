/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.measure;

import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.Protocol;
import io.roadstream.contract.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Reports of many vehicles at a fixed rate, each at its own moment whatever became of those before
 * (open loop). The n-th report is sequence {@code n / VEHICLES} of vehicle {@code n % VEHICLES}.
 */
final class PositionStream {
    /** Vehicles that take turns: at 5,000 reports a second each has one a second. */
    static final int VEHICLES = 5_000;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final String kafkaAddress;
    private final List<Drive> drives = new ArrayList<>();
    private final int rate;
    private volatile long startNanos;
    private volatile long startMillis;
    private double seconds;

    /**
     * @param prefix of the vehicles' ids
     * @param rate reports a second
     */
    PositionStream(String kafkaAddress, String prefix, int rate) {
        this.kafkaAddress = kafkaAddress;
        this.rate = rate;
        for (int v = 0; v < VEHICLES; v++) {
            drives.add(new Drive(prefix + v, v));
        }
    }

    /** When the report of this vehicle and sequence was to be sent, by {@code System.nanoTime}. */
    long intendedNanos(int vehicle, long sequence) {
        return intendedNanos(sequence * VEHICLES + vehicle);
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
        Drive.Step step =
                drives.get((int) (n % VEHICLES)).next((double) VEHICLES / rate, millis, millis);
        return new PositionReport(
                step.envelope(),
                step.location(),
                step.motion(),
                n / VEHICLES,
                null,
                null,
                Protocol.NATIVE);
    }
}
