/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.TrackFlag;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.Tracks;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.domain.geo.Sphere;
import io.roadstream.jobs.clickhouse.StoredRows;
import io.roadstream.jobs.fixtures.Stack;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trips and stops against their definition, worked out fix by fix in Java. */
class MotionViewsIT {
    private static final long SEED = 7;
    private static final int VEHICLES = 30;
    private static final int FIXES = 600;
    private static final double METERS_PER_DEGREE = 111_195;
    private static final long MINUTE = 60_000;
    private static final double STAND_BOX_METERS = 50;

    @TempDir static Path data;
    private static Stack stack;

    @BeforeAll
    static void start() throws Exception {
        stack = Stack.start(data);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void everyWayOfEveryVehicleIsAStandADriveOrAGap() throws Exception {
        Random random = new Random(SEED);
        List<Track> stored = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < VEHICLES; i++) {
            String vehicle = "van-%02d".formatted(i);
            List<Track> tracks = drive(vehicle, random);
            stored.addAll(tracks);
            expected.addAll(runs(vehicle, tracks));
            // Nobody was there: a spike and a clock that is ahead.
            stored.add(
                    track(vehicle, tracks.get(5).envelope().eventTimeMillis() + 1, 9, 9, 9_999)
                            .flags(TrackFlag.IMPLAUSIBLE_SPEED)
                            .build());
        }
        Collections.shuffle(stored, random);
        StoredRows.store(stack, new PositionRow(), stored);

        assertThat(
                        stack.sql(
                                        """
                                SELECT vehicle, kind, toUnixTimestamp64Milli(started),
                                    toUnixTimestamp64Milli(ended), fixes, round(distance_m / 50)
                                FROM v_motion(tenant = 'acme', since = '2026-01-05', until = '2026-01-07')
                                ORDER BY vehicle, started""")
                                .lines())
                .containsExactlyElementsOf(expected);
        assertThat(expected)
                .anyMatch(line -> line.contains("GAP"))
                .anyMatch(line -> line.contains("STAND"))
                .anyMatch(line -> line.contains("DRIVE"));
    }

    @Test
    void tripsAndStopsArePartsOfOneDay() throws Exception {
        long start = Reports.TIME.toEpochMilli();
        List<Track> tracks = new ArrayList<>();
        // Four minutes still, then 1,200 metres at 12 m/s, then an hour still with noise.
        for (int second = 0; second <= 4_000; second += 5) {
            double north = second < 240 ? 0 : Math.min(1_200, (second - 240) * 12);
            double noise = second % 10 == 0 ? 4 : -4;
            tracks.add(
                    track(
                                    "day",
                                    start + second * 1_000L,
                                    north + (second > 400 ? noise : 0),
                                    0,
                                    second)
                            .build());
        }
        StoredRows.store(stack, new PositionRow(), tracks);

        assertThat(
                        stack.sql(
                                """
                                SELECT started, ended, duration_s, round(distance_m, -1), round(mean_speed_mps), fixes
                                FROM v_trips(tenant = 'acme', since = '2026-01-05', until = '2026-01-06')
                                WHERE vehicle = 'day'"""))
                .isEqualTo("2026-01-05 08:04:00.000\t2026-01-05 08:05:40.000\t100\t1200\t12\t21");
        assertThat(
                        stack.sql(
                                """
                                SELECT started, ended, round(lat, 3), round(lon, 3)
                                FROM v_stops(tenant = 'acme', since = '2026-01-05', until = '2026-01-06')
                                WHERE vehicle = 'day' ORDER BY started"""))
                .isEqualTo(
                        "2026-01-05 08:00:00.000\t2026-01-05 08:04:00.000\t37.77\t-122.41\n"
                                + "2026-01-05 08:05:40.000\t2026-01-05 09:06:40.000\t37.781\t-122.41");
    }

    @Test
    void aConditionOnTheVehicleReachesThePrimaryKey() throws Exception {
        StoredRows.store(stack, new PositionRow(), List.of(Tracks.track("key")));

        String plan =
                stack.sql(
                                "EXPLAIN indexes = 1 SELECT * FROM v_trips(tenant = 'acme', since ="
                                        + " '2026-01-05', until = '2026-01-06') WHERE vehicle ="
                                        + " 'key'")
                        .replace("\\'", "'");

        assertThat(plan)
                .contains("(vehicle in ['key', 'key'])")
                .contains("(tenant in ['acme', 'acme'])")
                .contains("(intDiv(toUnixTimestamp64Milli(ts), 14400000) in [");
    }

    /** Stands, drives and pauses; steps are either far below or far above the box of a stand. */
    private static List<Track> drive(String vehicle, Random random) {
        List<Track> tracks = new ArrayList<>();
        long time = Reports.TIME.toEpochMilli();
        double north = 0;
        double east = 0;
        boolean isStanding = random.nextBoolean();
        int interval = 5 + random.nextInt(100);
        for (int i = 0; i < FIXES; i++) {
            time += interval * 1_000L + random.nextInt(1_000);
            if (random.nextInt(100) == 0) {
                time += random.nextInt(60) * MINUTE;
            }
            if (random.nextInt(20) == 0) {
                isStanding = !isStanding;
            }
            if (!isStanding) {
                north += 90 + random.nextInt(100);
                east += random.nextInt(50);
            }
            tracks.add(
                    track(vehicle, time, north + random.nextInt(9), east + random.nextInt(9), i)
                            .flags(
                                    i % 50 == 49
                                            ? new TrackFlag[] {TrackFlag.LATE}
                                            : new TrackFlag[0])
                            .build());
        }
        return tracks;
    }

    private static Tracks.Builder track(
            String vehicle, long time, double north, double east, int sequence) {
        double lat = Reports.PLACE.lat();
        return Tracks.of(
                Reports.report(vehicle)
                        .at(Instant.ofEpochMilli(time))
                        .place(
                                lat + north / METERS_PER_DEGREE,
                                Reports.PLACE.lon()
                                        + east / METERS_PER_DEGREE / Math.cos(Math.toRadians(lat)))
                        .sequence(sequence)
                        .build());
    }

    private static List<String> runs(String vehicle, List<Track> tracks) {
        List<String> kinds = new ArrayList<>();
        for (int way = 1; way < tracks.size(); way++) {
            kinds.add(kind(tracks, way));
        }
        List<String> runs = new ArrayList<>();
        for (int from = 0; from < kinds.size(); ) {
            int to = from;
            double meters = 0;
            while (to < kinds.size() && kinds.get(to).equals(kinds.get(from))) {
                meters +=
                        Sphere.distanceMeters(
                                tracks.get(to).location(), tracks.get(to + 1).location());
                to++;
            }
            runs.add(
                    "%s\t%s\t%d\t%d\t%d\t%d"
                            .formatted(
                                    vehicle,
                                    kinds.get(from),
                                    time(tracks, from),
                                    time(tracks, to),
                                    to - from + 1,
                                    (long) Math.rint(meters / 50)));
            from = to;
        }
        return runs;
    }

    /** Of the way that ends at a fix: by looking for any span that it is part of. */
    private static String kind(List<Track> tracks, int way) {
        if (time(tracks, way) - time(tracks, way - 1) > 30 * MINUTE) {
            return "GAP";
        }
        for (int first = way - 1; first >= 0; first--) {
            int last = first;
            while (last < tracks.size() && time(tracks, last) - time(tracks, first) < 3 * MINUTE) {
                last++;
            }
            if (last < tracks.size()
                    && last >= way
                    && time(tracks, last) - time(tracks, first) <= 30 * MINUTE
                    && boxMeters(tracks.subList(first, last + 1)) <= STAND_BOX_METERS) {
                return "STAND";
            }
        }
        return "DRIVE";
    }

    private static double boxMeters(List<Track> tracks) {
        List<GeoPoint> places = tracks.stream().map(Track::location).collect(Collectors.toList());
        Comparator<GeoPoint> byLat = Comparator.comparingInt(GeoPoint::latE7);
        Comparator<GeoPoint> byLon = Comparator.comparingInt(GeoPoint::lonE7);
        return Sphere.distanceMeters(
                new GeoPoint(
                        Collections.min(places, byLat).latE7(),
                        Collections.min(places, byLon).lonE7()),
                new GeoPoint(
                        Collections.max(places, byLat).latE7(),
                        Collections.max(places, byLon).lonE7()));
    }

    private static long time(List<Track> tracks, int index) {
        return tracks.get(index).envelope().eventTimeMillis();
    }
}
