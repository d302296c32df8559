/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geo;

import static org.assertj.core.api.Assertions.assertThat;

import com.uber.h3core.H3Core;
import com.uber.h3core.LengthUnit;
import io.roadstream.contract.fixtures.RandomEvents;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.contract.fixtures.Tracks;
import io.roadstream.contract.geo.GeoPoint;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CellsTest {
    /** Cells and their centres: H3's own tests (github.com/uber/h3, rand09centers.txt). */
    @ParameterizedTest
    @CsvSource({
        "891a538e547ffff,  45.421654,  -38.249395",
        "89dad2d5437ffff, -44.382706,  162.412337",
        "896935b0d8fffff,  15.565653,  109.735576",
        "89be0e35573ffff, -33.868189,  151.259176",
        "89126842117ffff,  55.985963, -102.012155",
        "89f291b8b0fffff, -88.813378, -127.819748",
        "89032016093ffff,  89.121029,  -22.584200",
        "897ee57a83bffff,  -0.120077,  171.802998"
    })
    void agreesWithTheVectorsOfH3(String cell, double lat, double lon) {
        assertThat(Long.toHexString(Cells.cell(GeoPoint.ofDegrees(lat, lon)))).isEqualTo(cell);
    }

    /** The example of Snowflake's manual, H3_LATLNG_TO_CELL: the Brandenburg Gate at 8. */
    @Test
    void liesInTheCellThatAnotherProductNames() throws IOException {
        long cell = Cells.cell(GeoPoint.ofDegrees(52.516262, 13.377704));

        assertThat(H3Core.newInstance().cellToParent(cell, 8)).isEqualTo(613036919424548863L);
    }

    @Test
    void knowsTheCellOfTheFixtures() {
        assertThat(Cells.cell(Reports.PLACE)).isEqualTo(Tracks.CELL_OF_PLACE);
    }

    @ParameterizedTest
    @CsvSource({"90, 0", "-90, 0", "90, 180", "0, 180", "0, -180", "0, 0"})
    void hasACellAtTheEndsOfTheWorld(double lat, double lon) throws IOException {
        long cell = Cells.cell(GeoPoint.ofDegrees(lat, lon));

        assertThat(H3Core.newInstance().isValidCell(cell)).isTrue();
        assertThat(H3Core.newInstance().getResolution(cell)).isEqualTo(Cells.RESOLUTION);
    }

    @Test
    void isTheSameOnBothSidesOfTheDateLine() {
        assertThat(Cells.cell(GeoPoint.ofDegrees(12, 180)))
                .isEqualTo(Cells.cell(GeoPoint.ofDegrees(12, -180)));
    }

    @SeededTest
    void isNeverFarFromThePlace(long seed) throws IOException {
        RandomEvents events = new RandomEvents(seed);
        H3Core h3 = H3Core.newInstance();
        double longestRadius = 3 * h3.getHexagonEdgeLengthAvg(Cells.RESOLUTION, LengthUnit.m);

        for (int i = 0; i < 500; i++) {
            GeoPoint place = events.place();
            var centre = h3.cellToLatLng(Cells.cell(place));
            assertThat(Sphere.distanceMeters(place, GeoPoint.ofDegrees(centre.lat, centre.lng)))
                    .as("%s", place)
                    .isLessThan(longestRadius);
        }
    }
}
