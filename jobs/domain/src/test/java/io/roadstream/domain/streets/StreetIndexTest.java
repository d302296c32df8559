/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.streets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.contract.geo.GeoPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Places are metres east and north of a crossing; a degree of latitude has 111,195 m. */
class StreetIndexTest {
    private static final int SLOW = 833;
    private static final int FAST = 2222;
    private static final Integer NORTH = 0;
    private static final Integer EAST = 9_000;
    private static final double LAT = 60;
    private static final double METERS_PER_DEGREE = 111_195;

    /** A fast street from west to east, a slow one from south to north, and a slow one beside. */
    private static final StreetIndex TOWN =
            index(
                    new Line(FAST, at(-500, 0), at(500, 0)),
                    new Line(SLOW, at(0, -500), at(0, 500)),
                    new Line(SLOW, at(-500, 40), at(500, 40)));

    private record Line(int limitCms, GeoPoint from, GeoPoint to) {}

    @Test
    void takesTheNearestStreet() {
        assertThat(limit(TOWN, at(-200, 5), EAST)).isEqualTo(FAST);
        assertThat(limit(TOWN, at(-200, 38), EAST)).isEqualTo(SLOW);
        assertThat(limit(TOWN, at(3, 200), NORTH)).isEqualTo(SLOW);
    }

    @Test
    void takesTheFasterOfTwoThatAreAboutAsNear() {
        assertThat(limit(TOWN, at(-200, 20), EAST)).isEqualTo(FAST);
        assertThat(limit(TOWN, at(-200, 27), EAST)).isEqualTo(FAST);
        assertThat(limit(TOWN, at(-200, 29), EAST)).isEqualTo(SLOW);
    }

    @Test
    void knowsNoStreetBeyondItsReach() {
        assertThat(limit(TOWN, at(-200, -29), EAST)).isEqualTo(FAST);
        assertThat(limit(TOWN, at(-200, -31), EAST)).isEqualTo(StreetIndex.NO_STREET);
        assertThat(limit(TOWN, at(-529, 0), EAST)).isEqualTo(FAST);
        assertThat(limit(TOWN, at(-531, 0), EAST)).isEqualTo(StreetIndex.NO_STREET);
        assertThat(limit(TOWN, at(50_000, 0), EAST)).isEqualTo(StreetIndex.NO_STREET);
    }

    @Test
    void tellsStreetsThatCrossByTheDirectionEitherWay() {
        GeoPoint crossing = at(1, 1);

        assertThat(limit(TOWN, crossing, NORTH)).isEqualTo(SLOW);
        assertThat(limit(TOWN, crossing, 18_000)).isEqualTo(SLOW);
        assertThat(limit(TOWN, crossing, 2_900)).isEqualTo(SLOW);
        assertThat(limit(TOWN, crossing, 33_100)).isEqualTo(SLOW);
        assertThat(limit(TOWN, crossing, EAST)).isEqualTo(FAST);
        assertThat(limit(TOWN, crossing, 27_000)).isEqualTo(FAST);
        assertThat(limit(TOWN, crossing, 4_500))
                .as("in the middle of a turn")
                .isEqualTo(StreetIndex.NO_STREET);
    }

    @Test
    void takesTheFasterWhereTheDirectionIsNotKnown() {
        assertThat(limit(TOWN, at(0, 10), null)).isEqualTo(FAST);
        assertThat(limit(TOWN, at(0, 100), null)).isEqualTo(SLOW);
    }

    @Test
    void aStreetThatNobodyHasALimitForIsFasterThanAll() {
        StreetIndex index =
                index(
                        new Line(FAST, at(-500, 0), at(500, 0)),
                        new Line(StreetIndex.NO_LIMIT, at(-500, 10), at(500, 10)));

        assertThat(limit(index, at(0, 0), EAST)).isEqualTo(StreetIndex.NO_LIMIT);
        assertThat(index.lowestCms()).isEqualTo(FAST);
        assertThat(index.segmentCount()).isEqualTo(2);
        assertThat(index.limitedCount()).isEqualTo(1);
    }

    @Test
    void findsStreetsAcrossTheAntimeridian() {
        StreetIndex index =
                index(
                        new Line(
                                FAST,
                                GeoPoint.ofDegrees(-17, 179.999),
                                GeoPoint.ofDegrees(-17, -179.999)));

        for (double lon : new double[] {179.9992, 180, -180, -179.9992}) {
            assertThat(limit(index, GeoPoint.ofDegrees(-17.0001, lon), EAST)).isEqualTo(FAST);
        }
        assertThat(limit(index, GeoPoint.ofDegrees(-17, 0), EAST)).isEqualTo(StreetIndex.NO_STREET);
    }

    @Test
    void withoutStreetsItKnowsNone() {
        assertThat(StreetIndex.EMPTY.isEmpty()).isTrue();
        assertThat(StreetIndex.EMPTY.lowestCms()).isEqualTo(StreetIndex.NO_LIMIT);
        assertThat(limit(StreetIndex.EMPTY, at(0, 0), null)).isEqualTo(StreetIndex.NO_STREET);
    }

    @Test
    void passesOverPointsThatAreTheSame() {
        StreetIndexBuilder builder = new StreetIndexBuilder(MatchSettings.DEFAULT);
        builder.add(List.of(at(0, 0)), SLOW);
        builder.add(List.of(at(0, 0), at(0, 0)), SLOW);

        assertThat(builder.build().isEmpty()).isTrue();
    }

    @Test
    void refusesWhatIsNoLimit() {
        StreetIndexBuilder builder = new StreetIndexBuilder(MatchSettings.DEFAULT);

        assertThatThrownBy(() -> builder.add(List.of(at(0, 0), at(1, 1)), 0))
                .hasMessage("limitCms must be above 0, was 0");
        assertThatThrownBy(() -> new MatchSettings(Double.NaN, 1, 30))
                .hasMessage("reachMeters must be in (0, 200], was NaN");
        assertThatThrownBy(() -> new MatchSettings(10, 11, 30))
                .hasMessage("doubtMeters must be in [0, reachMeters], was 11.0");
        assertThatThrownBy(() -> new MatchSettings(10, 5, 91))
                .hasMessage("maxTurnDeg must be in (0, 90], was 91.0");
    }

    private static int limit(StreetIndex index, GeoPoint place, @Nullable Integer headingCdeg) {
        return index.limitCms(place, headingCdeg);
    }

    private static StreetIndex index(Line... lines) {
        StreetIndexBuilder builder = new StreetIndexBuilder(MatchSettings.DEFAULT);
        for (Line line : lines) {
            builder.add(List.of(line.from(), line.to()), line.limitCms());
        }
        return builder.build();
    }

    private static GeoPoint at(double east, double north) {
        double perDegreeEast = METERS_PER_DEGREE * Math.cos(Math.toRadians(LAT));
        return GeoPoint.ofDegrees(LAT + north / METERS_PER_DEGREE, 10 + east / perDegreeEast);
    }
}
