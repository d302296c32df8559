/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.ingest.simulator.city.City;
import io.roadstream.ingest.simulator.city.CityGenerator;
import io.roadstream.ingest.simulator.city.StreetClass;
import io.roadstream.ingest.simulator.city.StreetGraph;
import java.time.Instant;
import java.time.ZoneId;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final City CITY = CityGenerator.generate(5, CityGenerator.CENTRE);
    private static final StreetGraph GRAPH = CITY.graph();

    @SeededTest
    void whoEntersLaterNeverLeavesEarlier(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Traffic traffic = new Traffic(CITY, PARIS);
        for (int i = 0; i < 2_000; i++) {
            int edge = random.nextInt(GRAPH.edgeCount());
            long start = time("2026-11-23T00:00:00Z") + random.nextLong(7 * 86_400_000L);
            traffic.obstruct(
                    edge, random.nextDouble(0.5), start + random.nextLong(-60_000, 600_000));
            double wait = random.nextDouble(600_000);
            double length = GRAPH.lengthMeters(edge);

            double early = start + traffic.travelMillis(edge, length, (double) start);
            double late = start + wait + traffic.travelMillis(edge, length, start + wait);

            assertThat(late).isGreaterThanOrEqualTo(early - 1e-3);
        }
    }

    @SeededTest
    void travelTimeIsTheSumOfSpeedsOverTheWay(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Traffic traffic = new Traffic(CITY, PARIS);
        int edge = random.nextInt(GRAPH.edgeCount());
        long start = time("2026-11-24T07:00:00Z") + random.nextInt(3_600_000);
        traffic.obstruct(edge, 0.1, start + random.nextInt(60_000));

        double millis = traffic.travelMillis(edge, GRAPH.lengthMeters(edge), (double) start);

        double meters = 0;
        for (long now = start; now < start + (long) millis; now++) {
            meters += traffic.speedMps(edge, now) / 1_000;
        }
        assertThat(meters).isCloseTo(GRAPH.lengthMeters(edge), within(0.1));
    }

    @Test
    void isSlowAtEightOnWorkingDaysByTheClocksOfTheCity() {
        Traffic traffic = new Traffic(CITY, PARIS);
        int avenue = first(StreetClass.PRIMARY);

        double night = traffic.speedMps(avenue, time("2026-11-24T02:00:00Z"));
        double rush = traffic.speedMps(avenue, time("2026-11-24T07:15:00Z"));
        double summerRush = traffic.speedMps(avenue, time("2026-07-21T06:15:00Z"));
        double sunday = traffic.speedMps(avenue, time("2026-11-22T07:15:00Z"));

        assertThat(night).isCloseTo(GRAPH.freeFlowMps(avenue), within(0.2));
        assertThat(rush).isLessThan(0.8 * night).isEqualTo(summerRush);
        assertThat(sunday).isGreaterThan(1.2 * rush);
    }

    @Test
    void aClosedStreetIsPassedAtWalkingPaceUntilItIsOpenAgain() {
        Traffic traffic = new Traffic(CITY, PARIS);
        int street = first(StreetClass.RESIDENTIAL);
        long now = time("2026-11-24T02:00:00Z");

        traffic.obstruct(street, 0, now + 60_000);

        assertThat(traffic.speedMps(street, now)).isEqualTo(Traffic.WALKING_MPS);
        assertThat(traffic.speedMps(street, now + 60_000)).isGreaterThan(8);
    }

    private static int first(StreetClass streetClass) {
        return IntStream.range(0, GRAPH.edgeCount())
                .filter(edge -> GRAPH.street(edge).streetClass() == streetClass)
                .findFirst()
                .orElseThrow();
    }

    private static long time(String text) {
        return Instant.parse(text).toEpochMilli();
    }
}
