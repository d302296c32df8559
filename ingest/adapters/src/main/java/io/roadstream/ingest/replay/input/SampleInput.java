/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.input;

import java.time.Duration;
import java.time.Instant;

/**
 * A made-up drive of several vehicles around one place, the same for the same seed: enough to see
 * something move without a file.
 *
 * @param vehicles number of vehicles
 * @param duration how long they drive
 * @param seed of the random numbers
 */
public record SampleInput(int vehicles, Duration duration, long seed) implements ReplayInput {
    /** Time of the first row before any shift. */
    static final long START_MILLIS = Instant.parse("2026-01-01T08:00:00Z").toEpochMilli();

    /** Time between two reports of a vehicle. */
    static final Duration INTERVAL = Duration.ofSeconds(5);

    public SampleInput {
        if (vehicles < 1 || vehicles > 100_000) {
            throw new IllegalArgumentException(
                    "--vehicles must be in [1, 100000], was " + vehicles);
        }
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("--duration must be positive, was " + duration);
        }
    }

    @Override
    public Extent extent() {
        return new Extent(steps() * vehicles, START_MILLIS, timeMillis(steps() - 1, vehicles - 1));
    }

    @Override
    public RowCursor open() {
        return new SampleRows(this);
    }

    /** Reports of each vehicle. */
    long steps() {
        return Math.max(1, duration.dividedBy(INTERVAL));
    }

    /** When a vehicle makes its n-th report: the vehicles take turns within the interval. */
    long timeMillis(long step, int vehicle) {
        return START_MILLIS + step * INTERVAL.toMillis() + vehicle * INTERVAL.toMillis() / vehicles;
    }
}
