/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.tracking;

import static io.roadstream.domain.fixtures.TextTrack.assertJudged;

import org.junit.jupiter.api.Test;

/**
 * Drives with jumps that return, stay or stand still, as text. {@link
 * io.roadstream.domain.fixtures.TextTrack} says how to read them. 0.001 degrees of latitude are
 * 111.2 m.
 */
final class SuspectScenariosTest {
    @Test
    void recognisesARepeatOfALateAndOfASuspectFix() {
        assertJudged(
                """
                08:00:00 37.7700 -122.4100
                07:59:00 37.7690 -122.4100
                08:00:30 37.8700 -122.4100
                08:00:30 37.8700 -122.4100
                07:59:00 37.7690 -122.4100
                08:01:00 37.7710 -122.4100
                08:00:30 37.8700 -122.4100
                """,
                """
                08:00:00 37.7700 -122.4100 - -
                07:59:00 37.7690 -122.4100 - - LATE
                08:00:30 held
                08:00:30 repeat
                07:59:00 repeat
                08:00:30 37.8700 -122.4100 - - IMPLAUSIBLE_SPEED returned
                08:01:00 37.7710 -122.4100 ~1.90m/s ~0.00deg
                08:00:30 repeat
                """);
    }

    @Test
    void holdsASpikeUntilTheVehicleIsBack() {
        assertJudged(
                """
                08:00:00 37.7700 -122.4100
                08:00:30 37.8700 -122.4100
                08:01:00 37.7710 -122.4100
                08:01:30 37.7720 -122.4100
                """,
                """
                08:00:00 37.7700 -122.4100 - -
                08:00:30 held
                08:00:30 37.8700 -122.4100 - - IMPLAUSIBLE_SPEED returned
                08:01:00 37.7710 -122.4100 ~1.90m/s ~0.00deg
                08:01:30 37.7720 -122.4100 ~3.70m/s ~0.00deg
                """);
    }

    @Test
    void confirmsARelocationByTheNextFix() {
        assertJudged(
                """
                08:00:00 37.7700 -122.4100
                08:00:30 37.8700 -122.4100
                08:01:00 37.8710 -122.4100
                08:01:30 37.8720 -122.4100
                """,
                """
                08:00:00 37.7700 -122.4100 - -
                08:00:30 held
                08:00:30 37.8700 -122.4100 - - IMPLAUSIBLE_SPEED confirmed
                08:01:00 37.8710 -122.4100 ~3.70m/s ~0.00deg RELOCATED
                08:01:30 37.8720 -122.4100 ~3.70m/s ~0.00deg
                """);
    }

    @Test
    void supersedesASuspectByAnother() {
        assertJudged(
                """
                08:00:00 37.7700 -122.4100
                08:00:30 37.8700 -122.4100
                08:01:00 37.9700 -122.4100
                08:01:30 37.9710 -122.4100
                """,
                """
                08:00:00 37.7700 -122.4100 - -
                08:00:30 held
                08:00:30 37.8700 -122.4100 - - IMPLAUSIBLE_SPEED superseded
                08:01:00 held
                08:01:00 37.9700 -122.4100 - - IMPLAUSIBLE_SPEED confirmed
                08:01:30 37.9710 -122.4100 ~3.70m/s ~0.00deg RELOCATED
                """);
    }

    @Test
    void confirmsARelocationAlsoAfterTheSuspectTimedOut() {
        assertJudged(
                """
                08:00:00 37.7700 -122.4100
                08:00:30 37.8700 -122.4100
                wait
                08:01:00 37.8710 -122.4100
                """,
                """
                08:00:00 37.7700 -122.4100 - -
                08:00:30 held
                08:00:30 37.8700 -122.4100 - - IMPLAUSIBLE_SPEED timed_out
                08:01:00 37.8710 -122.4100 ~3.70m/s ~0.00deg RELOCATED
                """);
    }

    @Test
    void releasesAHeldFixOnce() {
        assertJudged(
                """
                08:00:00 37.7700 -122.4100
                08:00:30 37.8700 -122.4100
                wait
                wait
                08:01:00 37.7710 -122.4100
                wait
                """,
                """
                08:00:00 37.7700 -122.4100 - -
                08:00:30 held
                08:00:30 37.8700 -122.4100 - - IMPLAUSIBLE_SPEED timed_out
                08:01:00 37.7710 -122.4100 ~1.90m/s ~0.00deg
                """);
    }

    @Test
    void holdsASuspectPastFixesThatMoveNothing() {
        assertJudged(
                """
                08:00:00 37.7700 -122.4100
                08:01:00 37.8700 -122.4100
                07:59:00 37.7690 -122.4100
                08:10:00 37.8710 -122.4100 received=08:01:00
                08:01:10 0.0000 0.0000
                08:01:20 37.8710 -122.4100 accuracy=900m
                08:01:30 37.8715 -122.4100
                """,
                """
                08:00:00 37.7700 -122.4100 - -
                08:01:00 held
                07:59:00 37.7690 -122.4100 - - LATE
                08:10:00 37.8710 -122.4100 - - FUTURE
                08:01:10 0.0000 0.0000 - - ZERO_LOCATION
                08:01:20 37.8710 -122.4100 - - INACCURATE
                08:01:00 37.8700 -122.4100 - - IMPLAUSIBLE_SPEED confirmed
                08:01:30 37.8715 -122.4100 ~5.60m/s ~0.00deg RELOCATED
                """);
    }

    @Test
    void forgetsASuspectOnceAFixIsAccepted() {
        assertJudged(
                """
                08:00:00 37.7700 -122.4100
                08:00:30 37.8700 -122.4100
                08:01:00 37.7700 -122.4100
                08:01:30 37.8700 -122.4100
                """,
                """
                08:00:00 37.7700 -122.4100 - -
                08:00:30 held
                08:00:30 37.8700 -122.4100 - - IMPLAUSIBLE_SPEED returned
                08:01:00 37.7700 -122.4100 ~0.00m/s -
                08:01:30 held
                """);
    }

    @Test
    void believesAnyPlaceThatTimeEnoughHasPassedToReach() {
        assertJudged(
                """
                08:00:00 37.7700 -122.4100
                08:00:30 37.8700 -122.4100
                wait
                08:05:00 37.8700 -122.4000
                """,
                """
                08:00:00 37.7700 -122.4100 - -
                08:00:30 held
                08:00:30 37.8700 -122.4100 - - IMPLAUSIBLE_SPEED timed_out
                08:05:00 37.8700 -122.4000 ~37.20m/s ~5.00deg
                """);
    }

    @Test
    void derivesNeitherSpeedNorHeadingFromASuspectThatIsNewer() {
        assertJudged(
                """
                08:00:00 37.7700 -122.4100
                08:01:00 37.8700 -122.4100
                08:00:30 37.8705 -122.4100
                08:00:40 37.8710 -122.4100
                """,
                """
                08:00:00 37.7700 -122.4100 - -
                08:01:00 held
                08:01:00 37.8700 -122.4100 - - IMPLAUSIBLE_SPEED confirmed
                08:00:30 37.8705 -122.4100 - - RELOCATED
                08:00:40 37.8710 -122.4100 ~5.60m/s ~0.00deg
                """);
    }

    @Test
    void judgesFixesOfOneInstantByNoiseAlone() {
        assertJudged(
                """
                08:00:00 37.7700 -122.4100
                08:00:00 37.7708 -122.4100
                08:00:00 37.7720 -122.4100
                08:00:00 37.7721 -122.4100
                """,
                """
                08:00:00 37.7700 -122.4100 - -
                08:00:00 37.7708 -122.4100 - ~0.00deg
                08:00:00 held
                08:00:00 37.7720 -122.4100 - - IMPLAUSIBLE_SPEED confirmed
                08:00:00 37.7721 -122.4100 - ~0.00deg RELOCATED
                """);
    }

    @Test
    void acceptsAJumpWithinTheNoise() {
        assertJudged(
                """
                08:00:00 37.7700 -122.4100 3m/s
                08:00:01 37.7712 -122.4100 3m/s
                08:00:02 37.7726 -122.4100 3m/s
                """,
                """
                08:00:00 37.7700 -122.4100 3.00m/s -
                08:00:01 37.7712 -122.4100 3.00m/s ~0.00deg
                08:00:02 held
                """);
    }
}
