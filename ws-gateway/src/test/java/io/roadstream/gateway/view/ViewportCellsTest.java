/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.uber.h3core.H3Core;
import io.roadstream.contract.geo.GeoPoint;
import java.io.IOException;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewportCellsTest {
    private final ViewportCells cells = new ViewportCells();

    @ParameterizedTest
    @CsvSource({
        "37.70, -122.52, 37.82, -122.35, 7",
        "37.7749, -122.4195, 37.7750, -122.4194, 7",
        "36.5, -123.5, 38.5, -121.0, 5",
        "30, -125, 50, -100, 0",
        "-17.5, 179.5, -16.5, -179.5, 5",
        "-90, -180, 90, 180, 0"
    })
    void everyPlaceInTheRectangleLiesInACell(
            double south, double west, double north, double east, int resolution)
            throws IOException {
        H3Core h3 = H3Core.newInstance();
        SplittableRandom random = new SplittableRandom(3);

        Set<Long> found = cells.of(rectangle(south, west, north, east));

        assertThat(found).hasSizeLessThan(600).allMatch(c -> Cells.resolution(c) == resolution);
        double width = east < west ? east + 360 - west : east - west;
        for (int i = 0; i < 1_000; i++) {
            double lat = south + random.nextDouble() * (north - south);
            double lon = west + random.nextDouble() * width;
            double wrapped = lon > 180 ? lon - 360 : lon;
            assertThat(found).contains(h3.latLngToCell(lat, wrapped, resolution));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noPlaceOfARectangleOfAnyShapeIsLeftOut(long seed) throws IOException {
        H3Core h3 = H3Core.newInstance();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 60; i++) {
            double height = Math.pow(10, -7 + 9 * random.nextDouble());
            double width = Math.pow(10, -7 + 9.5 * random.nextDouble());
            double south = -90 + random.nextDouble() * 180;
            double north = Math.min(90, south + height);
            double west = -180 + random.nextDouble() * 360;
            double span = Math.min(359.9, width);
            double east = west + span > 180 ? west + span - 360 : west + span;

            Set<Long> found = cells.of(rectangle(south, west, north, east));

            assertThat(found).hasSizeLessThan(1_500);
            int resolution = Cells.resolution(found.iterator().next());
            for (int n = 0; n < 200; n++) {
                double lat = south + random.nextDouble() * (north - south);
                double lon = west + random.nextDouble() * span;
                assertThat(found)
                        .as("%s %s..%s %s, place %s %s", south, west, north, east, lat, lon)
                        .contains(h3.latLngToCell(lat, lon > 180 ? lon - 360 : lon, resolution));
            }
        }
    }

    /** Once judged by their area, these took all memory, or were no polygons to H3. */
    @ParameterizedTest
    @CsvSource({
        "10, -85, 10.00001, 85, 0",
        "-89.9, 13, 89.9, 13.00001, 0",
        "10, 13, 10, 13.01, 7",
        "10, 13, 10.01, 13, 7",
        "10, 13, 10, 13, 7",
        "89.9, -179, 90, 179, 7",
        "-10, -100, 10, 100, 0",
        "10, 20, 11, 19, 0"
    })
    void stripsLinesAndPolesCostNoMoreThanOthers(
            double south, double west, double north, double east, int resolution) {
        assertThat(cells.of(rectangle(south, west, north, east)))
                .hasSizeBetween(7, 1_500)
                .allMatch(cell -> Cells.resolution(cell) == resolution);
    }

    @Test
    void aRectangleUpsideDownIsRefused() {
        assertThatThrownBy(() -> rectangle(2, 0, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("south must be at most north, was 2.0 and 1.0");
    }

    private static Rectangle rectangle(double south, double west, double north, double east) {
        return new Rectangle(GeoPoint.ofDegrees(south, west), GeoPoint.ofDegrees(north, east));
    }
}
