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
