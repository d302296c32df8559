/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.domain.streets.MatchSettings;
import io.roadstream.domain.streets.StreetIndex;
import io.roadstream.domain.streets.StreetIndexBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Drives in a town with four streets. From south to north: an avenue at 13.4000 with 50 km/h (13.89
 * m/s; told above 58, 16.11 m/s), from 52.54 on with 80 (22.22; told above 88, 24.44 m/s); a lane
 * at 13.4100 with 30 (8.33; told above 38, 10.56 m/s); and a road at 13.4200 of which nobody knows.
 */
class SpeedingOnStreetsTest {
    private static final StreetIndex TOWN = town();

    @Test
    void itIsJudgedByTheLimitOfTheStreetAndTellsIt() {
        assertJudged(
                """
                08:00:00 52.5200 13.4000 13m/s 0deg
                08:00:10 52.5218 13.4000 18m/s 0deg
                08:00:20 52.5236 13.4000 20m/s 0deg
                08:00:30 52.5254 13.4000 15m/s 0deg
                08:00:40 52.5272 13.4000 13m/s 0deg
                """,
                "08:00:20 SPEEDING since 08:00:10, 2000 of 1389",
                "08:00:40 SPEEDING since 08:00:10, 2000 of 1389, RECOVERED 08:00:40");
    }

    @Test
    void aLittleAboveTheLimitIsNothing() {
        assertJudged(
                """
                08:00:00 52.5200 13.4000 16m/s 0deg
                08:00:10 52.5218 13.4000 16m/s 0deg
                08:00:20 52.5236 13.4000 16m/s 0deg
                """);
    }

    @Test
    void fourSecondsAreNothingAndFiveAreSomething() {
        String fourSeconds =
                """
                08:00:00 52.52000 13.4000 18m/s 0deg
                08:00:01 52.52016 13.4000 18m/s 0deg
                08:00:02 52.52032 13.4000 18m/s 0deg
                08:00:03 52.52048 13.4000 18m/s 0deg
                08:00:04 52.52064 13.4000 18m/s 0deg
                """;

        assertJudged(fourSeconds + "08:00:05 52.52080 13.4000 16m/s 0deg");
        assertJudged(
                fourSeconds + "08:00:05 52.52080 13.4000 18m/s 0deg",
                "08:00:05 SPEEDING since 08:00:00, 1800 of 1389");
    }

    @Test
    void onAFasterStreetTheSameSpeedEndsIt() {
        assertJudged(
                """
                08:00:00 52.5380 13.4000 20m/s 0deg
                08:00:10 52.5395 13.4000 20m/s 0deg
                08:00:20 52.5413 13.4000 20m/s 0deg
                """,
                "08:00:10 SPEEDING since 08:00:00, 2000 of 1389",
                "08:00:20 SPEEDING since 08:00:00, 2000 of 1389, RECOVERED 08:00:20");
    }

    @Test
    void goesOnWithTheStreetWhereItIsWorst() {
        assertJudged(
                """
                08:00:00 52.5380 13.4000 18m/s 0deg
                08:00:10 52.5395 13.4000 18m/s 0deg
                08:00:20 52.5416 13.4000 30m/s 0deg
                08:00:30 52.5443 13.4000 25m/s 0deg
                08:00:40 52.5470 13.4000 20m/s 0deg
                """,
                "08:00:10 SPEEDING since 08:00:00, 1800 of 1389",
                "08:00:40 SPEEDING since 08:00:00, 3000 of 2222, RECOVERED 08:00:40");
    }

    @Test
    void whereThereIsNoStreetAllStaysAsItIsUnlessItIsSlowEnough() {
        String offTheStreet =
                """
                08:00:00 52.5200 13.4000 18m/s 0deg
                08:00:10 52.5218 13.4006 18m/s 0deg
                08:00:20 52.5236 13.4000 18m/s 0deg
                08:00:30 52.5254 13.4006 15m/s 0deg
                """;

        assertJudged(
                offTheStreet + "08:00:40 52.5272 13.4000 14m/s 0deg",
                "08:00:20 SPEEDING since 08:00:00, 1800 of 1389");
        assertJudged(
                offTheStreet + "08:00:40 52.5272 13.4006 13m/s 0deg",
                "08:00:20 SPEEDING since 08:00:00, 1800 of 1389",
                "08:00:40 SPEEDING since 08:00:00, 1800 of 1389, RECOVERED 08:00:40");
    }

    @Test
    void aFixOffTheStreetIsNoneOfTheFixesInARow() {
        assertJudged(
                """
                08:00:00 52.5200 13.4000 18m/s 0deg
                08:00:10 52.5218 13.4006 18m/s 0deg
                08:00:20 52.5236 13.4006 18m/s 0deg
                """);
        assertJudged(
                """
                08:00:00 52.5200 13.4000 18m/s 0deg
                08:00:10 52.5218 13.4006 10m/s 0deg
                08:00:20 52.5236 13.4000 18m/s 0deg
                """);
    }

    @Test
    void acrossTheStreetAndWhereTheReceiverIsVagueItIsOnNoStreet() {
        assertJudged(
                """
                08:00:00 52.5200 13.4000 18m/s 90deg
                08:00:10 52.5200 13.4000 18m/s 270deg
                08:00:20 52.5218 13.4000 18m/s 0deg accuracy=31m
                08:00:30 52.5236 13.4000 18m/s 0deg accuracy=31m
                """);
    }

    @Test
    void withoutALimitOfItsOwnAStreetHasTheGeneralOne() {
        assertJudged(
                """
                08:00:00 52.5200 13.4200 33m/s 0deg
                08:00:10 52.5229 13.4200 33m/s 0deg
                08:00:20 52.5258 13.4200 34m/s 0deg
                08:00:30 52.5287 13.4200 34m/s 0deg
                08:00:40 52.5313 13.4200 30m/s 0deg
                """,
                "08:00:30 SPEEDING since 08:00:20, 3400 of 3333",
                "08:00:40 SPEEDING since 08:00:20, 3400 of 3333, RECOVERED 08:00:40");
    }

    @Test
    void awayFromStreetsTheGeneralLimitHolds() {
        assertJudged(
                """
                08:00:00 52.5200 13.5000 30m/s 0deg
                08:00:10 52.5226 13.5000 34m/s 0deg
                08:00:20 52.5255 13.5000 34m/s 0deg
                08:00:30 52.5284 13.5000 30m/s 0deg
                """,
                "08:00:20 SPEEDING since 08:00:10, 3400 of 3333",
                "08:00:30 SPEEDING since 08:00:10, 3400 of 3333, RECOVERED 08:00:30");
    }

    /** Its speeds are those between its places: 30 m/s there and back again. */
    @Test
    void aReceiverThatJumpsThereAndBackIsNotFast() {
        assertJudged(
                """
                08:00:00 52.52000 13.4000
                08:00:05 52.52045 13.4000
                08:00:10 52.52180 13.4000
                08:00:15 52.52045 13.4000
                08:00:20 52.52090 13.4000
                """);
    }

    @Test
    void whoSaysNoSpeedIsFastIfTheWayIsLongEnough() {
        assertJudged(
                """
                08:00:00 52.5200 13.4000
                08:00:10 52.5218 13.4000
                08:00:20 52.5236 13.4000
                08:00:30 52.5245 13.4000
                """,
                "08:00:20 SPEEDING since 08:00:10, 2000 of 1389",
                "08:00:30 SPEEDING since 08:00:10, 2000 of 1389, RECOVERED 08:00:30");
    }

    @Test
    void lateFixesSayNothingOfNow() {
        assertJudged(
                """
                08:00:00 52.5200 13.4000 18m/s 0deg
                08:01:00 52.5250 13.4000 10m/s 0deg
                08:00:20 52.5236 13.4000 18m/s 0deg received=08:01:02
                08:00:30 52.5240 13.4000 18m/s 0deg received=08:01:03
                """);
    }

    private static void assertJudged(String drive, String... expected) {
        assertThat(WatchedVehicle.judge(AnomalySettings.DEFAULT, TOWN, drive))
                .containsExactly(expected);
    }

    private static StreetIndex town() {
        StreetIndexBuilder builder = new StreetIndexBuilder(MatchSettings.DEFAULT);
        builder.add(List.of(place(52.50, 13.40), place(52.54, 13.40)), 1_389);
        builder.add(List.of(place(52.54, 13.40), place(52.56, 13.40)), 2_222);
        builder.add(List.of(place(52.50, 13.41), place(52.56, 13.41)), 833);
        builder.add(List.of(place(52.50, 13.42), place(52.56, 13.42)), StreetIndex.NO_LIMIT);
        return builder.build();
    }

    private static GeoPoint place(double lat, double lon) {
        return GeoPoint.ofDegrees(lat, lon);
    }
}
