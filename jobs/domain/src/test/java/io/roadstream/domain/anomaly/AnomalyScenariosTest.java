/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.domain.streets.StreetIndex;
import org.junit.jupiter.api.Test;

/** Drives as text, and what is raised and ended. */
// A report is received a second after its time.
class AnomalyScenariosTest {
    private static final String EVERY_MINUTE =
            """
            08:00:00 52.5200 13.4000
            08:01:00 52.5210 13.4000
            08:02:00 52.5220 13.4000
            08:03:00 52.5230 13.4000
            """;

    @Test
    void aVehicleThatReportsAsUsualIsNotSilent() {
        assertJudged(EVERY_MINUTE + "08:06:59");
    }

    @Test
    void silenceIsLongerThanFourOfItsOwnIntervalsAndEndsWithTheNextFix() {
        assertJudged(
                EVERY_MINUTE
                        + """
                        08:07:00
                        08:20:00 52.5300 13.4000
                        """,
                "08:07:00 SILENCE since 08:03:00, 240000 of 240000",
                "08:20:00 SILENCE since 08:03:00, 1020000 of 240000, RECOVERED 08:20:00");
    }

    @Test
    void twoMinutesAreNeverSilenceAndHalfAnHourAlwaysIs() {
        assertJudged(
                """
                08:00:00 52.5200 13.4000
                08:00:01 52.5200 13.4000
                08:02:01
                08:02:02
                """,
                "08:02:01 SILENCE since 08:00:01, 120000 of 120000");
        assertJudged(
                """
                08:00:00 52.5200 13.4000
                08:20:00 52.5200 13.4000
                08:50:00
                08:50:01
                """,
                "08:50:00 SILENCE since 08:20:00, 1800000 of 1800000");
        assertJudged(
                """
                08:00:00 52.5200 13.4000
                08:30:01
                """,
                "08:30:00 SILENCE since 08:00:00, 1800000 of 1800000");
    }

    @Test
    void aBufferThatComesLaterEndsASilenceNotBeforeItWasRaised() {
        assertJudged(
                EVERY_MINUTE
                        + """
                        08:04:00 52.5240 13.4000 received=08:30:00
                        08:05:00 52.5250 13.4000 received=08:30:00
                        """,
                "08:07:00 SILENCE since 08:03:00, 240000 of 240000",
                "08:04:00 SILENCE since 08:03:00, 240000 of 240000, RECOVERED 08:07:00");
    }

    @Test
    void offDutyNobodyHasToReport() {
        assertJudged(EVERY_MINUTE + "08:04:00 duty OFF\n12:00:00");
        assertJudged(
                EVERY_MINUTE
                        + """
                        08:10:00 duty BREAK
                        12:00:00
                        """,
                "08:07:00 SILENCE since 08:03:00, 240000 of 240000",
                "08:10:00 SILENCE since 08:03:00, 240000 of 240000, OFF_DUTY 08:10:00");
    }

    @Test
    void whoComesOnDutyHasTheUsualTimeToReport() {
        assertJudged(
                EVERY_MINUTE
                        + """
                        08:04:00 duty OFF
                        11:00:00 duty AVAILABLE
                        11:03:59
                        """);
        assertJudged(
                EVERY_MINUTE
                        + """
                        08:04:00 duty OFF
                        11:00:00 duty AVAILABLE
                        11:04:00
                        """,
                "08:07:00 SILENCE since 08:03:00, 240000 of 240000");
    }

    @Test
    void aNightOffDutyIsNoWayOfReporting() {
        assertJudged(
                EVERY_MINUTE
                        + """
                        08:04:00 duty OFF
                        11:00:00 duty AVAILABLE
                        11:00:30 52.5230 13.4000
                        11:04:31
                        """,
                "11:04:30 SILENCE since 11:00:30, 240000 of 240000");
    }

    @Test
    void anOlderDutyThatComesLaterChangesNothing() {
        assertJudged(
                EVERY_MINUTE
                        + """
                        08:03:30 duty OFF
                        08:03:20 duty AVAILABLE
                        09:00:00
                        """);
    }

    /** What was received during an outage is read after it, and what drivers said with it. */
    private static final String READ_AT_NINE =
            """
            08:00:00 52.5200 13.4000 received=09:00:00
            08:01:00 52.5210 13.4000 received=09:00:00
            08:02:00 52.5220 13.4000 received=09:00:00
            08:03:00 52.5230 13.4000 received=09:00:00
            """;

    @Test
    void aSilenceIsToldThoughDutyHasEndedUntilThatIsSure() {
        assertJudged(
                READ_AT_NINE
                        + """
                        08:20:00 duty OFF received=09:00:01
                        09:03:59
                        """);
        assertJudged(
                READ_AT_NINE
                        + """
                        08:20:00 duty OFF received=09:00:01
                        12:00:00
                        """,
                "08:07:00 SILENCE since 08:03:00, 240000 of 240000",
                "08:20:00 SILENCE since 08:03:00, 240000 of 240000, OFF_DUTY 08:20:00");
    }

    @Test
    void whoWentOffDutyInTimeOwesNoSilenceHoweverLateThatIsHeard() {
        assertJudged(READ_AT_NINE + "08:06:59 duty OFF received=09:00:01\n12:00:00");
    }

    @Test
    void fixesThatAreReadAfterTheEndOfDutyExplainIt() {
        assertJudged(
                READ_AT_NINE
                        + """
                        08:20:00 duty OFF received=09:00:01
                        08:10:00 52.5240 13.4000 received=09:00:02
                        08:18:00 52.5250 13.4000 received=09:00:02
                        12:00:00
                        """);
        assertJudged(
                READ_AT_NINE
                        + """
                        08:20:00 duty OFF received=09:00:01
                        08:04:00 52.5240 13.4000 received=09:00:02
                        08:05:00 52.5250 13.4000 received=09:00:02
                        12:00:00
                        """,
                "08:09:00 SILENCE since 08:05:00, 240000 of 240000",
                "08:20:00 SILENCE since 08:05:00, 240000 of 240000, OFF_DUTY 08:20:00");
    }

    @Test
    void aSilenceIsNotToldAgainWhenTheDriverSaysOffAgain() {
        assertJudged(
                READ_AT_NINE
                        + """
                        08:20:00 duty OFF received=09:00:01
                        09:30:00 duty BREAK
                        12:00:00
                        """,
                "08:07:00 SILENCE since 08:03:00, 240000 of 240000",
                "08:20:00 SILENCE since 08:03:00, 240000 of 240000, OFF_DUTY 08:20:00");
    }

    @Test
    void whoComesOnDutyAgainAndDoesNotReportIsSilentAnew() {
        assertJudged(
                EVERY_MINUTE
                        + """
                        08:10:00 duty OFF
                        11:00:00 duty AVAILABLE
                        11:04:00
                        11:10:00 duty OFF
                        12:00:00
                        """,
                "08:07:00 SILENCE since 08:03:00, 240000 of 240000",
                "08:10:00 SILENCE since 08:03:00, 240000 of 240000, OFF_DUTY 08:10:00",
                "11:04:00 SILENCE since 11:00:00, 240000 of 240000",
                "11:10:00 SILENCE since 11:00:00, 240000 of 240000, OFF_DUTY 11:10:00");
    }

    @Test
    void afterTwelveHoursASilenceIsNoNewsAnyMore() {
        assertJudged(
                EVERY_MINUTE + "20:03:01",
                "08:07:00 SILENCE since 08:03:00, 240000 of 240000",
                "20:03:00 SILENCE since 08:03:00, 240000 of 240000, EXPIRED 20:03:00");
    }

    @Test
    void aSpikeIsATeleportUntilTheNextFix() {
        assertJudged(
                """
                08:00:00 52.5200 13.4000
                08:00:10 52.5205 13.4000
                08:00:20 53.5200 13.4000
                08:00:30 52.5210 13.4000
                """,
                "08:00:20 TELEPORT since 08:00:20, 111139 of 517",
                "08:00:30 TELEPORT since 08:00:20, 111139 of 517, RECOVERED 08:00:30");
    }

    @Test
    void aJumpThatStaysIsATeleportToo() {
        assertJudged(
                """
                08:00:00 52.5200 13.4000
                08:00:10 53.5200 13.4000
                08:00:20 53.5205 13.4000
                08:00:30 53.5210 13.4000
                """,
                "08:00:10 TELEPORT since 08:00:10, 111195 of 517",
                "08:00:20 TELEPORT since 08:00:10, 111195 of 517, RECOVERED 08:00:20");
    }

    @Test
    void aPlaceThatNobodyConfirmsIsRaisedAfterTenSeconds() {
        assertJudged(
                """
                08:00:00 52.5200 13.4000
                08:01:00 53.5200 13.4000
                08:01:10
                """);
        assertJudged(
                """
                08:00:00 52.5200 13.4000
                08:01:00 53.5200 13.4000
                08:01:11
                """,
                "08:01:00 TELEPORT since 08:01:00, 111195 of 2600");
    }

    @Test
    void fixesThatJumpAboutAreOneTeleportWithTheFarthestOfThem() {
        assertJudged(
                """
                08:00:00 52.5200 13.4000
                08:00:10 53.5200 13.4000
                08:00:20 54.5200 13.4000
                08:00:30 50.5200 13.4000
                08:00:40 52.5201 13.4000
                """,
                "08:00:10 TELEPORT since 08:00:10, 111195 of 517",
                "08:00:40 TELEPORT since 08:00:10, 222390 of 517, RECOVERED 08:00:40");
    }

    /** Between high houses a receiver errs by some hundred metres. */
    @Test
    void aJumpOfSomeHundredMetersIsNoTeleport() {
        String drive =
                """
                08:00:00 37.7700 -122.4000
                08:00:01 37.7736 -122.4000
                08:00:02 37.7701 -122.4000
                08:00:03 37.7755 -122.4000
                08:00:04 37.7702 -122.4000
                """;

        assertJudged(
                drive,
                "08:00:03 TELEPORT since 08:00:03, 600 of 142",
                "08:00:04 TELEPORT since 08:00:03, 600 of 142, RECOVERED 08:00:04");
    }

    /**
     * The same place to a centimetre, and a speed: the receiver has stood still, not the vehicle.
     */
    @Test
    void aReceiverThatWasStuckMayFindItsPlaceAgain() {
        String stuck =
                """
                08:00:00 52.5200 13.4000 15m/s
                08:01:00 52.5280 13.4000 15m/s
                08:01:20 52.5280 13.4000 15m/s
                08:01:40 52.5280 13.4000 15m/s
                08:02:00 52.5280 13.4000 15m/s
                """;

        assertJudged(
                stuck
                        + """
                        08:02:01 52.5370 13.4000 15m/s
                        08:02:02 52.5371 13.4000 15m/s
                        """);
        assertJudged(
                stuck
                        + """
                        08:02:01 52.5570 13.4000 15m/s
                        08:02:02 52.5571 13.4000 15m/s
                        """,
                "08:02:01 TELEPORT since 08:02:01, 3225 of 2642",
                "08:02:02 TELEPORT since 08:02:01, 3225 of 2642, RECOVERED 08:02:02");
        assertJudged(
                stuck.replace("15m/s", "0m/s")
                        + """
                        08:02:01 52.5370 13.4000 15m/s
                        08:02:02 52.5371 13.4000 15m/s
                        """,
                "08:02:01 TELEPORT since 08:02:01, 1001 of 142",
                "08:02:02 TELEPORT since 08:02:01, 1001 of 142, RECOVERED 08:02:02");
    }

    @Test
    void aLateFixFarAwayIsNoNews() {
        assertJudged(
                """
                08:00:00 52.5200 13.4000
                08:10:00 52.5200 13.4000
                08:05:00 55.5200 13.4000 received=08:10:05
                08:10:30 52.5200 13.4000
                """);
    }

    @Test
    void speedingIsTwoFixesAboveTheLimitUntilOneIsClearlyBelow() {
        assertJudged(
                """
                08:00:00 52.5200 13.4000 30m/s
                08:00:10 52.5230 13.4000 34m/s
                08:00:20 52.5260 13.4000 36m/s
                08:00:30 52.5290 13.4000 32m/s
                08:00:40 52.5320 13.4000 35m/s
                08:00:50 52.5350 13.4000 30m/s
                """,
                "08:00:20 SPEEDING since 08:00:10, 3600 of 3333",
                "08:00:50 SPEEDING since 08:00:10, 3600 of 3333, RECOVERED 08:00:50");
    }

    @Test
    void oneFastFixAloneIsNothing() {
        assertJudged(
                """
                08:00:00 52.5200 13.4000 30m/s
                08:00:10 52.5230 13.4000 40m/s
                08:00:20 52.5260 13.4000 30m/s
                08:00:30 52.5290 13.4000 40m/s
                08:00:40 52.5320 13.4000 30m/s
                """);
    }

    @Test
    void afterAGapTheCountBeginsAnewAndWhatWentOnEndsBeforeIt() {
        assertJudged(
                """
                08:00:10 52.5230 13.4000 34m/s
                08:04:00 52.5260 13.4000 36m/s
                08:04:10 52.5290 13.4000 36m/s
                08:09:00 52.6290 13.4000 36m/s
                """,
                "08:04:10 SPEEDING since 08:04:00, 3600 of 3333",
                "08:09:00 SPEEDING since 08:04:00, 3600 of 3333, RECOVERED 08:04:10");
    }

    @Test
    void limitsAreThoseOfTheSettings() {
        AnomalySettings town =
                new AnomalySettings(
                        java.time.Duration.ofSeconds(30),
                        2,
                        java.time.Duration.ofSeconds(60),
                        java.time.Duration.ofHours(1),
                        new AnomalySettings.Speed(
                                10,
                                9,
                                0.1,
                                2,
                                30,
                                1,
                                java.time.Duration.ZERO,
                                java.time.Duration.ofSeconds(30)),
                        500);

        assertThat(
                        WatchedVehicle.judge(
                                town,
                                StreetIndex.EMPTY,
                                """
                                08:00:00 52.5200 13.4000 12m/s
                                08:00:10 52.5201 13.4000 9m/s
                                08:00:20 52.5202 13.4000 8m/s
                                08:00:51
                                """))
                .containsExactly(
                        "08:00:00 SPEEDING since 08:00:00, 1200 of 1000",
                        "08:00:20 SPEEDING since 08:00:00, 1200 of 1000, RECOVERED 08:00:20",
                        "08:00:50 SILENCE since 08:00:20, 30000 of 30000");
    }

    private static void assertJudged(String drive, String... expected) {
        assertThat(WatchedVehicle.judge(AnomalySettings.DEFAULT, StreetIndex.EMPTY, drive))
                .containsExactly(expected);
    }
}
