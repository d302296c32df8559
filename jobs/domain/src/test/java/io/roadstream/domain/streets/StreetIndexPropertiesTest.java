/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.streets;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.contract.geo.GeoPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;

/** The grid finds what trying every street finds, with JTS's distances. */
class StreetIndexPropertiesTest {
    private static final int STREETS = 120;
    private static final int QUESTIONS = 500;
    private static final MatchSettings SETTINGS = MatchSettings.DEFAULT;

    /** A question whose answer hangs on a centimetre or a hundredth of a degree is no question. */
    private static final double MARGIN = 0.01;

    private record Street(GeoPoint from, GeoPoint to, int limitCms) {}

    @SeededTest
    void answersAsTryingEveryStreetDoes(long seed) {
        Random random = new Random(seed);
        GeoPoint town = town(random);
        List<Street> streets = streets(town, random);
        StreetIndexBuilder builder = new StreetIndexBuilder(SETTINGS);
        streets.forEach(
                street -> builder.add(List.of(street.from(), street.to()), street.limitCms()));
        StreetIndex index = builder.build();
        int onStreets = 0;
        int asked = 0;

        for (int i = 0; i < QUESTIONS; i++) {
            GeoPoint place = near(streets.get(random.nextInt(STREETS)), random);
            Integer heading = random.nextInt(4) == 0 ? null : random.nextInt(36_000);
            Brute brute = Brute.ask(streets, place, heading);
            if (!brute.isClose) {
                asked++;
                onStreets += brute.limitCms == StreetIndex.NO_STREET ? 0 : 1;
                assertThat(index.limitCms(place, heading))
                        .as("at %s to %s", place, heading)
                        .isEqualTo(brute.limitCms);
            }
        }
        assertThat(asked).isGreaterThan(QUESTIONS * 9 / 10);
        assertThat(onStreets).isBetween(QUESTIONS / 10, QUESTIONS * 9 / 10);
    }

    /** On all continents, and now and then on the antimeridian. */
    private static GeoPoint town(Random random) {
        double lat = random.nextDouble(-75, 75);
        return GeoPoint.ofDegrees(lat, random.nextInt(3) == 0 ? 180 : random.nextDouble(-180, 180));
    }

    private static List<Street> streets(GeoPoint town, Random random) {
        List<Street> streets = new ArrayList<>();
        for (int i = 0; i < STREETS; i++) {
            GeoPoint from = beside(town, 600, random);
            double length = random.nextInt(20) == 0 ? 3_000 : 150;
            int limit = random.nextInt(5) == 0 ? StreetIndex.NO_LIMIT : 500 + random.nextInt(3_000);
            streets.add(new Street(from, beside(from, length, random), limit));
        }
        return streets;
    }

    private static GeoPoint near(Street street, Random random) {
        double share = random.nextDouble();
        double lon = degreesEast(street.from(), street.to());
        double lat = street.to().lat() - street.from().lat();
        return beside(
                wrapped(street.from().lat() + share * lat, street.from().lon() + share * lon),
                random.nextInt(4) == 0 ? 300 : 20,
                random);
    }

    private static GeoPoint beside(GeoPoint place, double meters, Random random) {
        double perDegree = 111_195;
        double east = meters * random.nextGaussian();
        return wrapped(
                place.lat() + meters * random.nextGaussian() / perDegree,
                place.lon() + east / perDegree / Math.cos(Math.toRadians(place.lat())));
    }

    private static GeoPoint wrapped(double lat, double lon) {
        return GeoPoint.ofDegrees(lat, lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon);
    }

    private static double degreesEast(GeoPoint from, GeoPoint to) {
        double east = to.lon() - from.lon();
        return east > 180 ? east - 360 : east < -180 ? east + 360 : east;
    }

    /** Tries every street. */
    private record Brute(int limitCms, boolean isClose) {
        static Brute ask(List<Street> streets, GeoPoint place, @Nullable Integer headingCdeg) {
            boolean isClose = false;
            List<Street> fitting = new ArrayList<>();
            for (Street street : streets) {
                double turn = headingCdeg == null ? 0 : turnDeg(street, place, headingCdeg / 100.0);
                isClose |= Math.abs(turn - SETTINGS.maxTurnDeg()) < MARGIN;
                if (turn <= SETTINGS.maxTurnDeg()) {
                    fitting.add(street);
                }
            }
            double nearest =
                    fitting.stream()
                            .mapToDouble(street -> meters(street, place))
                            .min()
                            .orElse(Double.MAX_VALUE);
            double far = Math.min(SETTINGS.reachMeters(), nearest + SETTINGS.doubtMeters());
            int limit = StreetIndex.NO_STREET;
            for (Street street : fitting) {
                double meters = meters(street, place);
                isClose |= Math.abs(meters - far) < MARGIN;
                limit = meters <= far ? Math.max(limit, street.limitCms()) : limit;
            }
            return new Brute(limit, isClose);
        }

        private static double meters(Street street, GeoPoint place) {
            return Distance.pointToSegment(
                    new Coordinate(0, 0), plane(street.from(), place), plane(street.to(), place));
        }

        /** Between a line and a direction, [0, 90] degrees. */
        private static double turnDeg(Street street, GeoPoint place, double headingDeg) {
            Coordinate from = plane(street.from(), place);
            Coordinate to = plane(street.to(), place);
            double line = Math.toDegrees(Math.atan2(to.x - from.x, to.y - from.y));
            double turn = Math.abs(line - headingDeg) % 180;
            return Math.min(turn, 180 - turn);
        }

        /** Metres east and north of a place. */
        private static Coordinate plane(GeoPoint point, GeoPoint origin) {
            double perDegree = Math.PI / 180 * 6_371_008.8;
            return new Coordinate(
                    degreesEast(origin, point) * perDegree * Math.cos(Math.toRadians(origin.lat())),
                    (point.lat() - origin.lat()) * perDegree);
        }
    }
}
