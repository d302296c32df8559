/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.traffic;

import io.roadstream.ingest.simulator.city.City;
import io.roadstream.ingest.simulator.city.DistrictKind;
import io.roadstream.ingest.simulator.city.StreetClass;
import io.roadstream.ingest.simulator.city.StreetGraph;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The speed of traffic on each edge: that of the empty street, less with the hour of the week by
 * class and district, less again at road works. Constant within a slot of five minutes. For one
 * thread.
 */
public final class Traffic {
    private static final long SLOT_MILLIS = 300_000;
    private static final int SLOTS_PER_HOUR = 12;
    private static final int SLOTS = 7 * 24 * SLOTS_PER_HOUR;
    private static final double MILLIS_PER_SECOND = 1_000;

    /** Nothing stands still: past a closed street one walks. */
    static final double WALKING_MPS = 1.2;

    private final StreetGraph graph;
    private final HourOfWeek hours;
    private final float[][] profileOf;
    private final double[] worksFactor;
    private final long[] worksUntil;
    private long knownSlot = Long.MIN_VALUE;
    private int knownIndex;

    public Traffic(City city, ZoneId zone) {
        this.graph = city.graph();
        this.hours = new HourOfWeek(zone);
        this.profileOf = new float[graph.edgeCount()][];
        this.worksFactor = new double[graph.edgeCount()];
        this.worksUntil = new long[graph.edgeCount()];
        Arrays.fill(worksUntil, Long.MIN_VALUE);
        Map<List<Object>, float[]> profiles = new HashMap<>();
        for (int edge = 0; edge < profileOf.length; edge++) {
            DistrictKind kind = city.kindAt(edge);
            StreetClass streetClass = graph.street(edge).streetClass();
            profileOf[edge] =
                    profiles.computeIfAbsent(
                            List.of(kind, streetClass), key -> factors(kind, streetClass));
        }
    }

    /** Fastest speed on the edge now, m/s; never above that of the empty street. */
    public double speedMps(int edge, long timeMillis) {
        double speed = graph.freeFlowMps(edge) * profileOf[edge][slot(timeMillis)];
        if (timeMillis < worksUntil[edge]) {
            speed *= worksFactor[edge];
        }
        return Math.max(WALKING_MPS, speed);
    }

    /** Time to drive a part of the edge, entered now. */
    public double travelMillis(int edge, double meters, double fromMillis) {
        double now = fromMillis;
        double left = meters;
        while (true) {
            long whole = (long) now;
            double speed = speedMps(edge, whole) / MILLIS_PER_SECOND;
            double end = nextChange(edge, whole);
            if (left <= speed * (end - now)) {
                return now + left / speed - fromMillis;
            }
            left -= speed * (end - now);
            now = end;
        }
    }

    /**
     * Slows an edge down for a while.
     *
     * @param factor of its speed, 0 for closed but to those who walk
     */
    public void obstruct(int edge, double factor, long untilMillis) {
        if (!(factor >= 0 && factor <= 1)) {
            throw new IllegalArgumentException("a factor must be in [0, 1], was " + factor);
        }
        worksFactor[edge] = factor;
        worksUntil[edge] = untilMillis;
    }

    /** When the speed of the edge may change next. */
    private double nextChange(int edge, long timeMillis) {
        long slotEnd = (Math.floorDiv(timeMillis, SLOT_MILLIS) + 1) * SLOT_MILLIS;
        return timeMillis < worksUntil[edge] ? Math.min(slotEnd, worksUntil[edge]) : slotEnd;
    }

    private int slot(long timeMillis) {
        long slot = Math.floorDiv(timeMillis, SLOT_MILLIS);
        if (slot != knownSlot) {
            knownSlot = slot;
            knownIndex = (int) (hours.at(slot * SLOT_MILLIS) * SLOTS_PER_HOUR + 1 / 2.0) % SLOTS;
        }
        return knownIndex;
    }

    private static float[] factors(DistrictKind kind, StreetClass streetClass) {
        float[] factors = new float[SLOTS];
        for (int i = 0; i < SLOTS; i++) {
            double full = RushHours.congestion((i + 1 / 2.0) / SLOTS_PER_HOUR);
            factors[i] = (float) (1 - full * kind.congestion() * sensitivity(streetClass));
        }
        return factors;
    }

    /** How much of its speed a street loses when everyone is on it. */
    private static double sensitivity(StreetClass streetClass) {
        return switch (streetClass) {
            case TRUNK -> 0.5;
            case PRIMARY -> 0.65;
            case SECONDARY -> 0.55;
            case TERTIARY -> 0.45;
            case RESIDENTIAL -> 0.25;
        };
    }
}
