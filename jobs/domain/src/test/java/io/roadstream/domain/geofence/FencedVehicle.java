/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import io.roadstream.contract.event.GeofenceTransition;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.TrackFlag;
import io.roadstream.contract.fixtures.Geofences;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.Tracks;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.geo.Ring;
import io.roadstream.domain.geo.Sphere;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One vehicle, some fences, and text: a fix a line, {@code time east north} in metres from a place,
 * then perhaps {@code accuracy=40m} and flags of the track. Transitions are lines of the form
 * {@code 08:00:05.000 ENTER zone MOVED}.
 */
final class FencedVehicle {
    private static final double METERS_PER_DEGREE = Math.toRadians(Sphere.EARTH_RADIUS_METERS);

    final FenceGrid fences = new FenceGrid();
    private final GeofenceRule rule = new GeofenceRule(GeofenceSettings.DEFAULT);
    private GeofenceState state = GeofenceState.NEW;
    private final List<Long> trackIds = new ArrayList<>();

    /** The place so far east and north of the middle of everything. */
    static GeoPoint place(double east, double north) {
        double shrink = Math.cos(Math.toRadians(Reports.PLACE.lat()));
        return GeoPoint.ofDegrees(
                Reports.PLACE.lat() + north / METERS_PER_DEGREE,
                Reports.PLACE.lon() + east / METERS_PER_DEGREE / shrink);
    }

    /** A rectangle in the same metres. */
    static Ring rectangle(double west, double south, double east, double north) {
        GeoPoint low = place(west, south);
        GeoPoint high = place(east, north);
        return Geofences.rectangle(low.lat(), low.lon(), high.lat(), high.lon());
    }

    /** With the zone from 0 to 200 m east, 100 m to the south and the north. */
    static FencedVehicle withZone() {
        FencedVehicle vehicle = new FencedVehicle();
        vehicle.fences.put(Geofences.of("zone", Geofences.polygon(rectangle(0, -100, 200, 100))));
        return vehicle;
    }

    GeofenceState state() {
        return state;
    }

    /** What the fixes lead to, a line each. */
    String drive(String fixes) {
        return fixes.strip()
                .lines()
                .map(String::strip)
                .flatMap(line -> take(parse(line)).stream())
                .map(FencedVehicle::print)
                .collect(Collectors.joining("\n"));
    }

    /** What one track leads to. */
    List<GeofenceTransition> take(Track track) {
        GeofenceStep step = rule.step(state, track, fences);
        state = step.state();
        return step.transitions();
    }

    private Track parse(String line) {
        String[] words = line.split("\\s+", -1);
        Instant time =
                Reports.TIME.atOffset(ZoneOffset.UTC).with(LocalTime.parse(words[0])).toInstant();
        Reports.Builder report = Reports.report("cab-1").at(time);
        GeoPoint place = place(Double.parseDouble(words[1]), Double.parseDouble(words[2]));
        report.place(place.lat(), place.lon());
        List<TrackFlag> flags = new ArrayList<>();
        for (int i = 3; i < words.length; i++) {
            if (words[i].startsWith("accuracy=")) {
                report.accuracyMeters(
                        Double.parseDouble(words[i].substring(9, words[i].length() - 1)));
            } else {
                flags.add(TrackFlag.valueOf(words[i]));
            }
        }
        trackIds.add(trackIds.size() + 1L);
        return Tracks.of(report.build())
                .flags(flags.toArray(TrackFlag[]::new))
                .trackId(trackIds.size())
                .build();
    }

    private static String print(GeofenceTransition transition) {
        return "%s %s %s %s"
                .formatted(
                        LocalTime.ofInstant(
                                        Instant.ofEpochMilli(
                                                transition.envelope().eventTimeMillis()),
                                        ZoneOffset.UTC)
                                .format(java.time.format.DateTimeFormatter.ISO_LOCAL_TIME),
                        transition.kind(),
                        transition.geofenceId(),
                        transition.reason());
    }
}
