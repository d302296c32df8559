/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.fixtures.SeededTest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LearningTest {
    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");

    @Test
    void assumedQuantilesAreThoseOfTheAssumedDistribution() {
        ErrorTable errors = ErrorTable.prior();

        for (double expected : new double[] {0, 30, 300, 3_000}) {
            assertThat(errors.quantileSeconds(expected, 0.5))
                    .isEqualTo(expected, offset(0.01 * expected + 1));
            double p90 = (expected + 30) * Math.exp(0.5 * 1.2816) - 30;
            assertThat(errors.quantileSeconds(expected, 0.9)).isEqualTo(p90, offset(0.02 * p90));
        }
    }

    @SeededTest
    void learnedQuantilesAreThoseOfASortedList(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double expected = random.nextDouble(10, 2_500);
        double spread = random.nextDouble(0.1, 0.6);
        double shift = random.nextDouble(-0.3, 0.3);
        ErrorTable errors = ErrorTable.prior();
        double[] seconds = new double[4_000];
        for (int i = 0; i < seconds.length; i++) {
            double factor = Math.exp(shift + spread * random.nextGaussian());
            seconds[i] = Math.max(0, (expected + 30) * factor - 30);
            errors = errors.learn(expected, seconds[i]);
        }
        Arrays.sort(seconds);

        for (double share : new double[] {0.1, 0.5, 0.9}) {
            double exact = seconds[(int) (share * seconds.length)];
            double told = errors.quantileSeconds(expected, share);
            // A bin is 4.4 % wide, and what was assumed still counts a little.
            assertThat(told).isEqualTo(exact, offset(0.06 * (exact + 30)));
            if (told > 0) {
                assertThat(errors.exceedance(expected, told)).isEqualTo(1 - share, offset(0.02));
            }
        }
    }

    @SeededTest
    void quantilesAndProbabilitiesNeverDecrease(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ErrorTable errors = ErrorTable.prior();
        for (int i = 0; i < 200; i++) {
            errors = errors.learn(random.nextDouble(0, 4_000), random.nextDouble(0, 20_000));
        }
        double expected = random.nextDouble(0, 4_000);

        double before = -1;
        double later = 1;
        for (int step = 0; step <= 100; step++) {
            double quantile = errors.quantileSeconds(expected, step / 100.0);
            double exceedance = errors.exceedance(expected, 300.0 * step);
            assertThat(quantile).isGreaterThanOrEqualTo(before);
            assertThat(exceedance).isBetween(0.0, later);
            before = quantile;
            later = exceedance;
        }
        assertThat(errors.exceedance(expected, -1)).isEqualTo(1);
    }

    @Test
    void anHourOfTheWeekIsThatOfTheTenantsClocks() {
        // A Monday, 8 o'clock UTC: midnight in Los Angeles.
        long time = Instant.parse("2026-01-05T08:00:00Z").toEpochMilli();
        SpeedTable speeds = SpeedTable.empty();
        for (int i = 0; i < 200; i++) {
            speeds = speeds.learn(LOS_ANGELES, leg(time + i, 10));
        }
        // Eight days later the last hours are forgotten.
        for (int i = 0; i < 200; i++) {
            speeds = speeds.learn(LOS_ANGELES, leg(time + 8 * 86_400_000L + i, 3));
        }

        assertThat(speeds.seconds()[0]).isEqualTo(200 * 600);
        long nextWeek = time + 14 * 86_400_000L;
        assertThat(speeds.speedMps(LOS_ANGELES, nextWeek)).isEqualTo(10, offset(0.3));
        assertThat(speeds.speedMps(LOS_ANGELES, nextWeek + 3_600_000))
                .isEqualTo(speeds.recentMps(), offset(1e-9))
                .isEqualTo(3, offset(0.1));
        assertThat(speeds.pathMeters(100)).isEqualTo(150, offset(2.0));
        assertThat(speeds.isLearned()).isTrue();
        assertThat(SpeedTable.empty().isLearned()).isFalse();
    }

    @SeededTest
    void eightOfTenArrivalsAreWithinTheInterval(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        EtaTable table = EtaTable.prior("acme");
        long time = Meridian.START;
        int inside = 0;
        int judged = 0;
        for (int trip = 0; trip < 3_000; trip++) {
            time += 10_000;
            double meters = random.nextDouble(300, 6_000);
            double mps = 4 * Math.exp(0.3 * random.nextGaussian());
            double seconds = meters / mps;
            Route route =
                    new Route(
                            time,
                            0,
                            Pace.UNKNOWN,
                            List.of(new Leg(1, StopKind.DROPOFF, (int) meters, 0)));
            double expected = (Forecast.arrivalMillis(table, route)[0] - time) / 1e3;
            if (trip >= 1_000) {
                judged++;
                if (seconds >= table.errors().quantileSeconds(expected, 0.1)
                        && seconds <= table.errors().quantileSeconds(expected, 0.9)) {
                    inside++;
                }
            }
            table =
                    TableLearner.learn(
                            table,
                            new Lesson(
                                    "acme",
                                    time,
                                    StopKind.DROPOFF,
                                    60,
                                    new LegLesson(time, meters, 1.2 * meters, seconds),
                                    List.of(new Outcome(route, seconds))));
        }

        assertThat((double) inside / judged).isBetween(0.75, 0.85);
        assertThat(table.services().seconds(StopKind.DROPOFF)).isEqualTo(60, offset(1.0));
    }

    @Test
    void whoWasSlowIsExpectedToBeSlow() {
        EtaTable table = EtaTable.prior("acme");
        List<Leg> legs = List.of(new Leg(1, StopKind.DROPOFF, 2_000, 0));

        long usual = arrival(table, new Route(Meridian.START, 0, Pace.UNKNOWN, legs));
        long slow = arrival(table, new Route(Meridian.START, 0, new Pace(18_000, 7_200), legs));

        assertThat((slow - Meridian.START) / (double) (usual - Meridian.START)).isBetween(1.6, 2.0);
    }

    @Test
    void goodsThatAreNotReadyAreWaitedFor() {
        EtaTable table = EtaTable.prior("acme");
        long ready = Meridian.millis(3_000);
        List<Leg> legs = new ArrayList<>();
        legs.add(new Leg(1, StopKind.PICKUP, 0, ready));
        legs.add(new Leg(2, StopKind.DROPOFF, 0, 0));

        long[] arrivals =
                Forecast.arrivalMillis(table, new Route(Meridian.START, 0, Pace.UNKNOWN, legs));

        assertThat(arrivals).containsExactly(Meridian.START, ready + 120_000);
    }

    private static long arrival(EtaTable table, Route route) {
        return Forecast.arrivalMillis(table, route)[0];
    }

    private static LegLesson leg(long startMillis, double mps) {
        return new LegLesson(startMillis, 400 * mps, 600 * mps, 600);
    }
}
