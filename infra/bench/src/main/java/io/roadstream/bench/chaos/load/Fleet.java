/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.load;

import java.time.Instant;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Where every vehicle is at every sequence number: a pure function of seed, vehicle and number, so
 * that any stored row can be checked without its original. Each vehicle drives round a circle, one
 * fix a second; half of them pass midnight after some minutes, and with it the border of a
 * partition.
 *
 * @param name starts the id of each of its vehicles; unique among the fleets of one database
 * @param seed decides circles and clocks
 * @param vehicles how many
 * @param midnight around which event times lie; so far back that none is in the future
 */
public record Fleet(String name, long seed, int vehicles, Instant midnight) {
    private static final double CENTER_LAT = 37.75;
    private static final double CENTER_LON = -122.42;
    private static final double METERS_PER_DEGREE = 111_195;
    private static final double E7 = 1e7;
    private static final long STEP_MILLIS = 1_000;

    /** Longest time before midnight at which a vehicle starts. */
    private static final int MAX_LEAD_SECONDS = 1_800;

    /** Below the step, so that times of one vehicle always grow. */
    private static final int MAX_JITTER_MILLIS = 400;

    public Fleet {
        if (vehicles < 1 || vehicles > 999) {
            throw new IllegalArgumentException(
                    "vehicles must be in [1, 999], was %d".formatted(vehicles));
        }
    }

    /** One expected report. */
    public record Fix(long timeMillis, int latE7, int lonE7) {}

    /** What the ids of its vehicles, and no others, start with. */
    public String prefix() {
        return name + "-";
    }

    /** Id of a vehicle. */
    public String vehicle(int index) {
        return "%s%03d".formatted(prefix(), index);
    }

    /**
     * Place of a vehicle in this fleet.
     *
     * @throws IllegalArgumentException if it is none of this fleet
     */
    public int index(String vehicle) {
        return find(vehicle)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "'%s' is no vehicle of fleet '%s'"
                                                .formatted(vehicle, name)));
    }

    /** Place of a vehicle in this fleet; empty if it is none of it. */
    public OptionalInt find(String vehicle) {
        if (!vehicle.startsWith(prefix())) {
            return OptionalInt.empty();
        }
        int index = Integer.parseInt(vehicle.substring(prefix().length()));
        return index >= 0 && index < vehicles ? OptionalInt.of(index) : OptionalInt.empty();
    }

    /** Whether a vehicle of this fleet reports this under any sequence number. */
    public boolean reports(String vehicle, Fix fix) {
        OptionalInt index = find(vehicle);
        if (index.isEmpty()) {
            return false;
        }
        long millis = fix.timeMillis() - startMillis(index.getAsInt());
        return millis >= 0 && fix(index.getAsInt(), millis / STEP_MILLIS).equals(fix);
    }

    /** The report of a vehicle under a sequence number, from 0 on. */
    public Fix fix(int index, long sequence) {
        long own = own(index);
        double radiusMeters = 200 + Math.floorMod(own >> 8, 600);
        double speedMps = 4 + Math.floorMod(own >> 16, 12);
        double phase = Math.floorMod(own >> 24, 628) / 100.0;
        double centerLat = CENTER_LAT + Math.floorMod(own >> 32, 1_000) * 1e-4;
        double centerLon = CENTER_LON + Math.floorMod(own >> 40, 1_000) * 1e-4;
        double angle = phase + sequence * speedMps / radiusMeters;
        double radiusDegrees = radiusMeters / METERS_PER_DEGREE;
        double lat = centerLat + radiusDegrees * StrictMath.sin(angle);
        double lon =
                centerLon
                        + radiusDegrees
                                * StrictMath.cos(angle)
                                / StrictMath.cos(StrictMath.toRadians(centerLat));
        long jitter = Math.floorMod(mix(own + sequence), MAX_JITTER_MILLIS);
        return new Fix(
                startMillis(index) + sequence * STEP_MILLIS + jitter,
                (int) StrictMath.round(lat * E7),
                (int) StrictMath.round(lon * E7));
    }

    /** The report as an entry of ingest's native JSON batch. */
    void appendJson(int index, long sequence, StringBuilder out) {
        Fix fix = fix(index, sequence);
        out.append("{\"vehicle\":\"").append(vehicle(index));
        out.append("\",\"time\":").append(fix.timeMillis());
        out.append(String.format(Locale.ROOT, ",\"lat\":%.7f", fix.latE7() / E7));
        out.append(String.format(Locale.ROOT, ",\"lon\":%.7f", fix.lonE7() / E7));
        out.append(",\"sequence\":").append(sequence).append('}');
    }

    private long startMillis(int index) {
        return midnight.toEpochMilli() - Math.floorMod(own(index), MAX_LEAD_SECONDS) * 1_000L;
    }

    private long own(int index) {
        return mix(seed * 1_000_003 + index);
    }

    /** SplitMix64's finaliser (Steele, Lea, Flood 2014). */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
