/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.tracking;

import static io.roadstream.domain.fixtures.TextTrack.assertJudged;

import org.junit.jupiter.api.Test;

/**
 * Drives with repeats, late fixes and fixes that move nothing, as text. {@link
 * io.roadstream.domain.fixtures.TextTrack} says how to read them. 0.001 degrees of latitude are
 * 111.2 m.
 */
final class TrackingScenariosTest {
    @Test
    void tracksANormalDriveWithWhatTheDeviceDoesNotSay() {
        assertJudged(
                """
                08:00:00 37.7700 -122.4100
                08:01:00 37.7750 -122.4100
                08:02:00 37.7750 -122.4050 11m/s
                08:03:00 37.7750 -122.4050
                08:04:00 37.7740 -122.4060 9.5m/s 218deg
                """,
                """
                08:00:00 37.7700 -122.4100 - -
                08:01:00 37.7750 -122.4100 ~9.30m/s ~0.00deg
                08:02:00 37.7750 -122.4050 11.00m/s ~90.00deg
                08:03:00 37.7750 -122.4050 ~0.00m/s -
                08:04:00 37.7740 -122.4060 9.50m/s 218.00deg
                """);
    }

    @Test
    void repeatsWhatTheDeviceSaysInItsFirstFix() {
        assertJudged(
                """
                08:00:00 37.7700 -122.4100 12m/s 90deg accuracy=5m #1
                """,
                """
                08:00:00 37.7700 -122.4100 12.00m/s 90.00deg
                """);
    }

    @Test
    void recognisesARepeatByItsUuid() {
        assertJudged(
                """
                08:00:00 37.7700 -122.4100 uuid=1
                08:00:30 37.7710 -122.4100 uuid=1
                08:00:30 37.7710 -122.4100 uuid=2
                """,
                """
                08:00:00 37.7700 -122.4100 - -
                08:00:30 repeat
                08:00:30 37.7710 -122.4100 ~3.70m/s ~0.00deg
                """);
    }

    @Test
    void recognisesARepeatByItsSequenceAndTime() {
        assertJudged(
                """
                08:00:00 37.7700 -122.4100 #1
                08:00:00 37.7710 -122.4100 #1
                08:00:30 37.7700 -122.4100 #1
                08:00:30 37.7700 -122.4100 #2
                08:00:30 37.7700 -122.4100 #2
                """,
                """
                08:00:00 37.7700 -122.4100 - -
                08:00:00 repeat
                08:00:30 37.7700 -122.4100 ~0.00m/s -
                08:00:30 37.7700 -122.4100 - -
                08:00:30 repeat
                """);
    }

    @Test
    void recognisesARepeatByItsTimeAndPlace() {
        assertJudged(
                """
                08:00:00 37.7700 -122.4100
                08:00:00 37.7700 -122.4100 12m/s 90deg accuracy=5m
                08:00:00 37.7701 -122.4100
                08:00:01 37.7700 -122.4100
                """,
                """
                08:00:00 37.7700 -122.4100 - -
                08:00:00 repeat
                08:00:00 37.7701 -122.4100 - ~0.00deg
                08:00:01 37.7700 -122.4100 ~11.10m/s ~180.00deg
                """);
    }

    @Test
    void derivesALateFixFromItsTrueNeighbourAndDoesNotMoveTheVehicle() {
        assertJudged(
                """
                08:00:00 37.7700 -122.4100
                08:02:00 37.7740 -122.4100
                08:03:00 37.7760 -122.4100
                08:02:30 37.7740 -122.4090
                08:04:00 37.7780 -122.4100
                """,
                """
                08:00:00 37.7700 -122.4100 - -
                08:02:00 37.7740 -122.4100 ~3.70m/s ~0.00deg
                08:03:00 37.7760 -122.4100 ~3.70m/s ~0.00deg
                08:02:30 37.7740 -122.4090 ~2.90m/s ~90.00deg LATE
                08:04:00 37.7780 -122.4100 ~3.70m/s ~0.00deg
                """);
    }

    @Test
    void derivesALateFixFromAnEarlierLateFix() {
        assertJudged(
                """
                08:00:00 37.7700 -122.4100
                07:59:00 37.7690 -122.4100
                07:58:00 37.7680 -122.4100 5m/s
                07:59:30 37.7695 -122.4100
                """,
                """
                08:00:00 37.7700 -122.4100 - -
                07:59:00 37.7690 -122.4100 - - LATE
                07:58:00 37.7680 -122.4100 5.00m/s - LATE
                07:59:30 37.7695 -122.4100 ~1.90m/s ~0.00deg LATE
                """);
    }

    @Test
    void flagsALateFixThatItsNeighbourCannotReachAndForgetsIt() {
        assertJudged(
                """
                08:00:00 37.7700 -122.4100
                08:01:00 37.7750 -122.4100
                08:02:00 37.7800 -122.4100
                08:01:30 37.9000 -122.4100
                08:01:40 37.7790 -122.4100
                """,
                """
                08:00:00 37.7700 -122.4100 - -
                08:01:00 37.7750 -122.4100 ~9.30m/s ~0.00deg
                08:02:00 37.7800 -122.4100 ~9.30m/s ~0.00deg
                08:01:30 37.9000 -122.4100 - - LATE IMPLAUSIBLE_SPEED
                08:01:40 37.7790 -122.4100 ~11.10m/s ~0.00deg LATE
                """);
    }

    @Test
    void letsAFixOfTheFutureTouchNothing() {
        assertJudged(
                """
                08:00:00 37.7700 -122.4100
                08:10:00 37.8710 -122.4100 received=08:00:01
                08:00:30 37.7710 -122.4100
                """,
                """
                08:00:00 37.7700 -122.4100 - -
                08:10:00 37.8710 -122.4100 - - FUTURE
                08:00:30 37.7710 -122.4100 ~3.70m/s ~0.00deg
                """);
    }

    @Test
    void takesAClockUpToAMinuteAheadForTrue() {
        assertJudged(
                """
                08:00:00 37.7700 -122.4100
                08:01:30 37.7720 -122.4100 received=08:00:30
                08:01:31 37.7730 -122.4100 received=08:00:30.999
                """,
                """
                08:00:00 37.7700 -122.4100 - -
                08:01:30 37.7720 -122.4100 ~2.50m/s ~0.00deg
                08:01:31 37.7730 -122.4100 - - FUTURE
                """);
    }

    @Test
    void letsAPlaceAtZeroTouchNothing() {
        assertJudged(
                """
                08:00:00 37.7700 -122.4100
                08:01:00 0.0000 0.0000
                08:01:10 0.0001 -0.0001
                08:02:00 37.7710 -122.4100
                """,
                """
                08:00:00 37.7700 -122.4100 - -
                08:01:00 0.0000 0.0000 - - ZERO_LOCATION
                08:01:10 0.0001 -0.0001 - - ZERO_LOCATION
                08:02:00 37.7710 -122.4100 ~0.90m/s ~0.00deg
                """);
    }

    @Test
    void takesAPlaceBesideZeroForAPlace() {
        assertJudged(
                """
                08:00:00 0.0001001 0.0000
                08:01:00 0.0000 0.0001001
                08:02:00 0.0001 0.0001
                """,
                """
                08:00:00 0.0001 0.0000 - -
                08:01:00 0.0000 0.0001 ~0.30m/s ~135.00deg
                08:02:00 0.0001 0.0001 - - ZERO_LOCATION
                """);
    }

    @Test
    void letsAnInaccurateFixTouchNothing() {
        assertJudged(
                """
                08:00:00 37.7700 -122.4100 accuracy=500m
                08:01:00 37.7710 -122.4100 accuracy=500.1m
                08:02:00 37.7720 -122.4100
                """,
                """
                08:00:00 37.7700 -122.4100 - -
                08:01:00 37.7710 -122.4100 - - INACCURATE
                08:02:00 37.7720 -122.4100 ~1.90m/s ~0.00deg
                """);
    }

    @Test
    void doesNotBeginWithAFixThatMovesNothing() {
        assertJudged(
                """
                08:00:00 37.7700 -122.4100 accuracy=900m
                08:00:10 0.0000 0.0000
                08:05:10 37.7700 -122.4100 received=08:00:10
                08:00:05 37.8710 -122.4100
                """,
                """
                08:00:00 37.7700 -122.4100 - - INACCURATE
                08:00:10 0.0000 0.0000 - - ZERO_LOCATION
                08:05:10 37.7700 -122.4100 - - FUTURE
                08:00:05 37.8710 -122.4100 - -
                """);
    }

    @Test
    void saysAllThatIsWrongWithAFix() {
        assertJudged(
                """
                08:00:00 37.7700 -122.4100
                07:59:00 0.0000 0.0000 accuracy=900m received=07:57:59
                """,
                """
                08:00:00 37.7700 -122.4100 - -
                07:59:00 0.0000 0.0000 - - LATE FUTURE ZERO_LOCATION INACCURATE
                """);
    }
}
