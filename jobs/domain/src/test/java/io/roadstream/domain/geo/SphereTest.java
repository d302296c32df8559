/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.contract.fixtures.RandomEvents;
import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.contract.geo.GeoPoint;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SphereTest {
    private static final int PAIRS = 2_000;
    private static final double RADIUS = Sphere.EARTH_RADIUS_METERS;
    private static final double QUARTER = RADIUS * Math.PI / 2;

    /** E. Williams, Aviation Formulary, worked example: Los Angeles to New York. */
    private static final GeoPoint LAX = GeoPoint.ofDegrees(33 + 57 / 60.0, -118 - 24 / 60.0);

    private static final GeoPoint JFK = GeoPoint.ofDegrees(40 + 38 / 60.0, -73 - 47 / 60.0);

    @Test
    void agreesWithTheWorkedExampleOfTheAviationFormulary() {
        assertThat(Sphere.distanceMeters(LAX, JFK) / RADIUS).isEqualTo(0.623585, within(5e-7));
        assertThat(Math.toRadians(Sphere.bearingDeg(LAX, JFK))).isEqualTo(1.150035, within(5e-7));
    }

    @Test
    void hasTheMeanRadiusOfTheEllipsoid() {
        double a = 6_378_137;
        double b = a * (1 - 1 / 298.257223563);

        assertThat(RADIUS).isEqualTo((2 * a + b) / 3, within(0.05));
    }

    @ParameterizedTest
    @CsvSource({
        // from        to            quarters of a great circle
        "0,    0,      0,    90,     1",
        "0,    0,      90,   0,      1",
        "0,    0,      0,    180,    2",
        "90,   0,      -90,  77,     2",
        "45,   10,     -45,  -170,   2",
        "0,    -179,   0,    179,    0.0222222222222",
        "-90,  5,      -90,  120,    0",
        "10,   180,    10,   -180,   0"
    })
    void knowsPartsOfAGreatCircle(
            double fromLat, double fromLon, double toLat, double toLon, double quarters) {
        assertThat(
                        Sphere.distanceMeters(
                                GeoPoint.ofDegrees(fromLat, fromLon),
                                GeoPoint.ofDegrees(toLat, toLon)))
                .isEqualTo(quarters * QUARTER, within(1e-3));
    }

    @Test
    void tellsPlacesOneUnitApart() {
        GeoPoint place = GeoPoint.ofDegrees(37.77, -122.41);
        GeoPoint next = new GeoPoint(place.latE7() + 1, place.lonE7());

        assertThat(Sphere.distanceMeters(place, next)).isEqualTo(0.011119, within(1e-5));
    }

    @SeededTest
    void isZeroOnlyForThePlaceItself(long seed) {
        RandomEvents events = new RandomEvents(seed);

        for (int i = 0; i < PAIRS; i++) {
            GeoPoint place = events.place();
            assertThat(Sphere.distanceMeters(place, place)).isZero();
        }
    }

    @SeededTest
    void isTheSameBothWays(long seed) {
        RandomEvents events = new RandomEvents(seed);

        for (int i = 0; i < PAIRS; i++) {
            GeoPoint a = events.place();
            GeoPoint b = events.place();
            assertThat(Sphere.distanceMeters(a, b)).isEqualTo(Sphere.distanceMeters(b, a));
        }
    }

    @SeededTest
    void isNeverLongerThanAWayRound(long seed) {
        RandomEvents events = new RandomEvents(seed);

        for (int i = 0; i < PAIRS; i++) {
            GeoPoint a = events.place();
            GeoPoint b = events.place();
            GeoPoint c = events.place();
            assertThat(Sphere.distanceMeters(a, c))
                    .as("%s to %s by %s", a, c, b)
                    .isLessThanOrEqualTo(
                            Sphere.distanceMeters(a, b) + Sphere.distanceMeters(b, c) + 0.2);
        }
    }

    @SeededTest
    void agreesWithAFormulaThatIsStableEverywhere(long seed) {
        Random random = new Random(seed);
        RandomEvents events = new RandomEvents(seed);

        for (int i = 0; i < PAIRS; i++) {
            GeoPoint a = events.place();
            GeoPoint b = i % 2 == 0 ? events.place() : near(a, random);
            double expected = distanceByArctangent(a, b);
            // The haversine formula loses half its digits where places are opposite.
            double tolerance = expected > 1.99 * QUARTER ? 0.2 : 1e-6 + expected * 1e-9;

            assertThat(Sphere.distanceMeters(a, b))
                    .as("%s to %s", a, b)
                    .isEqualTo(expected, within(tolerance));
        }
    }

    @Test
    void ellipsoidOfThisTestAgreesWithItsOwnExample() {
        // Geoscience Australia, GDA technical manual: Flinders Peak to Buninyong, 54,972.271 m.
        GeoPoint flindersPeak =
                GeoPoint.ofDegrees(
                        -(37 + 57 / 60.0 + 3.72030 / 3_600), 144 + 25 / 60.0 + 29.52440 / 3_600);
        GeoPoint buninyong =
                GeoPoint.ofDegrees(
                        -(37 + 39 / 60.0 + 10.15610 / 3_600), 143 + 55 / 60.0 + 35.38390 / 3_600);

        assertThat(Ellipsoid.distanceMeters(flindersPeak, buninyong))
                .isEqualTo(54_972.271, within(0.01));
    }

    @SeededTest
    void errsByAtMostSixTenthsOfAPercentAgainstTheEllipsoid(long seed) {
        Random random = new Random(seed);
        RandomEvents events = new RandomEvents(seed);

        for (int i = 0; i < PAIRS; i++) {
            GeoPoint place = events.place();
            // North to south across the equator is the worst case.
            GeoPoint a = i % 2 == 0 ? new GeoPoint(0, place.lonE7()) : place;
            GeoPoint b = near(a, random);
            double expected = Ellipsoid.distanceMeters(a, b);
            assertThat(Sphere.distanceMeters(a, b))
                    .as("%s to %s", a, b)
                    .isEqualTo(expected, within(expected * 0.006 + 1e-6));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0,  0,      1,   0,     0",
        "0,  0,      0,   1,    90",
        "0,  0,     -1,   0,   180",
        "0,  0,      0,  -1,   270",
        "0,  179.5,  0, -179.5, 90",
        "60, 10,     90,  0,     0",
        "60, 10,     90, 100,    0",
        "60, 10,    -90,  0,   180",
        "37, -122,   37, -122,   0"
    })
    void bearsClockwiseFromNorth(
            double fromLat, double fromLon, double toLat, double toLon, double bearing) {
        assertThat(
                        Sphere.bearingDeg(
                                GeoPoint.ofDegrees(fromLat, fromLon),
                                GeoPoint.ofDegrees(toLat, toLon)))
                .isEqualTo(bearing, within(1e-9));
    }

    @SeededTest
    void bearingIsAlwaysBelowTheFullCircle(long seed) {
        RandomEvents events = new RandomEvents(seed);

        for (int i = 0; i < PAIRS; i++) {
            GeoPoint a = events.place();
            GeoPoint b = events.place();
            assertThat(Sphere.bearingDeg(a, b))
                    .as("%s to %s", a, b)
                    .isGreaterThanOrEqualTo(0)
                    .isLessThan(360);
        }
    }

    @SeededTest
    void bearingAgreesWithTheDirectionInTheTangentPlane(long seed) {
        Random random = new Random(seed);
        RandomEvents events = new RandomEvents(seed);

        for (int i = 0; i < PAIRS; i++) {
            GeoPoint a = inhabited(events);
            GeoPoint b = near(a, random);
            if (Sphere.distanceMeters(a, b) > 1) {
                double difference = Math.abs(Sphere.bearingDeg(a, b) - bearingInTangentPlane(a, b));
                assertThat(Math.min(difference, 360 - difference))
                        .as("%s to %s", a, b)
                        .isLessThan(1e-6);
            }
        }
    }

    /** Vincenty's formula in the special case of a sphere: arctangent of sine and cosine. */
    private static double distanceByArctangent(GeoPoint a, GeoPoint b) {
        double phi1 = Math.toRadians(a.lat());
        double phi2 = Math.toRadians(b.lat());
        double lambda = Math.toRadians(b.lon() - a.lon());
        double sine =
                Math.hypot(
                        Math.cos(phi2) * Math.sin(lambda),
                        Math.cos(phi1) * Math.sin(phi2)
                                - Math.sin(phi1) * Math.cos(phi2) * Math.cos(lambda));
        double cosine =
                Math.sin(phi1) * Math.sin(phi2)
                        + Math.cos(phi1) * Math.cos(phi2) * Math.cos(lambda);
        return RADIUS * Math.atan2(sine, cosine);
    }

    private static double bearingInTangentPlane(GeoPoint from, GeoPoint to) {
        double[] a = unit(from);
        double[] b = unit(to);
        double level = Math.hypot(a[0], a[1]);
        double east = (a[0] * b[1] - a[1] * b[0]) / level;
        double north = level * b[2] - a[2] * (a[0] * b[0] + a[1] * b[1]) / level;
        return (Math.toDegrees(Math.atan2(east, north)) + 360) % 360;
    }

    private static double[] unit(GeoPoint place) {
        double phi = Math.toRadians(place.lat());
        double lambda = Math.toRadians(place.lon());
        return new double[] {
            Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)
        };
    }

    /** A place with a north: between 63 degrees south and north. */
    private static GeoPoint inhabited(RandomEvents events) {
        GeoPoint place = events.place();
        return new GeoPoint(place.latE7() / 10 * 7, place.lonE7());
    }

    /** Another place up to about 30 km away. */
    private static GeoPoint near(GeoPoint place, Random random) {
        return new GeoPoint(
                clamp(place.latE7() + random.nextInt(-3_000_000, 3_000_000), 900_000_000),
                clamp(place.lonE7() + random.nextInt(-3_000_000, 3_000_000), 1_800_000_000));
    }

    private static int clamp(int value, int max) {
        return Math.max(-max, Math.min(max, value));
    }
}
