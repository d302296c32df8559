/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.geo;

import static io.roadstream.contract.fixtures.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.contract.fixtures.RandomEvents;
import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.contract.validation.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GeoPointTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                     90.0,          180.0,         900000000,  1800000000
                    -90.0,         -180.0,        -900000000, -1800000000
                      0.0,           -0.0,                 0,           0
                     37.77,        -122.41,        377700000, -1224100000
                      0.00000005,    0.00000004,           1,           0
                     -0.00000005,   -0.00000006,           0,          -1
                    """)
    void takesDegreesToTheNearestUnit(double lat, double lon, int latE7, int lonE7) {
        assertThat(GeoPoint.ofDegrees(lat, lon)).isEqualTo(new GeoPoint(latE7, lonE7));
    }

    @ParameterizedTest
    @CsvSource({
        "90.00000001, 90.00000001",
        "-90.00000001, -90.00000001",
        "NaN, NaN",
        "Infinity, Infinity",
        "-Infinity, -Infinity"
    })
    void refusesALatitudeThatIsNone(double lat, String printed) {
        assertRefused(
                () -> GeoPoint.ofDegrees(lat, 0),
                Reason.LATITUDE_OUT_OF_RANGE,
                "lat must be in [-90.0, 90.0], was " + printed);
    }

    @ParameterizedTest
    @CsvSource({
        "180.00000001, 180.00000001",
        "-180.00000001, -180.00000001",
        "NaN, NaN",
        "Infinity, Infinity",
        "-Infinity, -Infinity"
    })
    void refusesALongitudeThatIsNone(double lon, String printed) {
        assertRefused(
                () -> GeoPoint.ofDegrees(0, lon),
                Reason.LONGITUDE_OUT_OF_RANGE,
                "lon must be in [-180.0, 180.0], was " + printed);
    }

    @ParameterizedTest
    @CsvSource({
        "900000001, 90.0000001",
        "-900000001, -90.0000001",
        "-2147483648, -214.7483648",
        "2147483647, 214.7483647"
    })
    void refusesALatitudeInUnitsOutsideItsRange(int latE7, String degrees) {
        assertRefused(
                () -> new GeoPoint(latE7, 0),
                Reason.LATITUDE_OUT_OF_RANGE,
                "lat must be in [-90, 90] degrees, was " + degrees);
    }

    @ParameterizedTest
    @CsvSource({
        "1800000001, 180.0000001",
        "-1800000001, -180.0000001",
        "-2147483648, -214.7483648",
        "2147483647, 214.7483647"
    })
    void refusesALongitudeInUnitsOutsideItsRange(int lonE7, String degrees) {
        assertRefused(
                () -> new GeoPoint(0, lonE7),
                Reason.LONGITUDE_OUT_OF_RANGE,
                "lon must be in [-180, 180] degrees, was " + degrees);
    }

    @SeededTest
    void survivesTheWayThroughDegrees(long seed) {
        RandomEvents events = new RandomEvents(seed);

        for (int i = 0; i < 1_000; i++) {
            GeoPoint place = events.place();
            assertThat(GeoPoint.ofDegrees(place.lat(), place.lon())).isEqualTo(place);
            assertThat(place.lat()).isEqualTo(place.latE7() / 1e7, within(0.0));
        }
    }
}
