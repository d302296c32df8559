/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.measure;

import io.roadstream.contract.event.HoldOutcome;
import io.roadstream.contract.event.Track;
import io.roadstream.domain.geo.Cells;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Tracks of {@link #VEHICLES} vehicles that report every 1 to 5 s, at whole seconds like GPS
 * receivers, and arrive 0.2 to 1 s later. The same prefix makes the same tracks. For one thread.
 */
final class TrackMaker {
    /** Vehicles that take turns. */
    static final int VEHICLES = 500;

    /** Event time at which all begin. */
    static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private final SplittableRandom random = new SplittableRandom(1);
    private final List<Drive> drives = new ArrayList<>();
    private final long[] millis = new long[VEHICLES];
    private long made;

    TrackMaker(String vehiclePrefix) {
        for (int v = 0; v < VEHICLES; v++) {
            drives.add(new Drive("%s%04d".formatted(vehiclePrefix, v), v));
            millis[v] = START.toEpochMilli() + random.nextInt(5) * 1_000L;
        }
    }

    Track next() {
        int v = (int) (made % VEHICLES);
        int seconds = 1 + random.nextInt(5);
        millis[v] += seconds * 1_000L;
        Drive.Step step =
                drives.get(v).next(seconds, millis[v], millis[v] + 200 + random.nextInt(800));
        return new Track(
                step.envelope(),
                step.location(),
                step.motion(),
                Cells.cell(step.location()),
                0,
                made / VEHICLES,
                made++,
                0,
                HoldOutcome.NOT_HELD);
    }
}
