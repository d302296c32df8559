/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.ingest.simulator.city.City;
import io.roadstream.ingest.simulator.city.CityGenerator;
import io.roadstream.ingest.simulator.city.Spot;
import io.roadstream.ingest.simulator.city.StreetGraph;
import io.roadstream.ingest.simulator.city.WeightedEdges;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RouterTest {
    private static final City CITY = CityGenerator.generate(7, CityGenerator.CENTRE);
    private static final StreetGraph GRAPH = CITY.graph();
    private static final WeightedEdges EDGES = new WeightedEdges(GRAPH, edge -> 1);
    private static final long RUSH = Instant.parse("2026-11-24T07:30:00Z").toEpochMilli();

    @SeededTest
    void noWayIsFasterThanTheOneFound(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Traffic traffic = new Traffic(CITY, ZoneOffset.UTC);
        for (int i = 0; i < 100; i++) {
            traffic.obstruct(random.nextInt(GRAPH.edgeCount()), 0, RUSH + 1_200_000);
        }
        Router router = new Router(GRAPH, traffic);
        Spot from = EDGES.draw(random);
        double[] arrivals = arrivals(from, traffic);
        for (int i = 0; i < 20; i++) {
            Spot to = EDGES.draw(random);
            if (to.edge() == from.edge()) {
                continue;
            }

            Route route = router.route(from, to, RUSH);

            double best = arrivals[to.edge()];
            double arrival = best + traffic.travelMillis(to.edge(), to.meters(), best);
            assertThat(RUSH + route.millis()).isCloseTo(arrival, within(2.0));
        }
    }

    @SeededTest
    void theWayIsConnectedAndAsLongAsItSays(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Router router = new Router(GRAPH, new Traffic(CITY, ZoneOffset.UTC));
        Spot from = EDGES.draw(random);
        Spot to = EDGES.draw(random);

        Route route = router.route(from, to, RUSH);

        int[] edges = route.edges();
        double meters = to.meters() - from.meters();
        for (int i = 1; i < edges.length; i++) {
            int edge = edges[i - 1];
            int next = edges[i];
            assertThat(java.util.stream.IntStream.range(0, GRAPH.turnCount(edge)))
                    .anyMatch(turn -> GRAPH.turn(edge, turn) == next);
            meters += GRAPH.lengthMeters(edge);
        }
        assertThat(route.meters()).isCloseTo(meters, within(1e-6));
    }

    @Test
    void aSpotBehindOnTheSameStreetIsReachedRoundTheBlock() {
        Router router = new Router(GRAPH, new Traffic(CITY, ZoneOffset.UTC));
        Spot from = EDGES.draw(new SplittableRandom(1));
        Spot behind = new Spot(from.edge(), from.meters() - 1);

        Route route = router.route(from, behind, RUSH);

        assertThat(route.edges()).hasSizeGreaterThan(2).startsWith(from.edge());
        assertThat(router.route(behind, from, RUSH).meters()).isCloseTo(1, within(1e-9));
    }

    @Test
    void avoidsAStreetThatIsClosed() {
        SplittableRandom random = new SplittableRandom(2);
        Traffic traffic = new Traffic(CITY, ZoneOffset.UTC);
        Router router = new Router(GRAPH, traffic);
        Route before = router.route(EDGES.draw(random), EDGES.draw(random), RUSH);
        int closed = before.edges()[before.edges().length / 2];

        traffic.obstruct(closed, 0, RUSH + 3_600_000);
        Route after = router.route(before.from(), before.to(), RUSH);

        assertThat(after.edges()).doesNotContain(closed);
        assertThat(after.millis()).isGreaterThanOrEqualTo(before.millis());
    }

    /** Label-correcting search without any bound: repeats until nothing improves. */
    private static double[] arrivals(Spot from, Traffic traffic) {
        double[] begins = new double[GRAPH.edgeCount()];
        Arrays.fill(begins, Double.POSITIVE_INFINITY);
        double left = GRAPH.lengthMeters(from.edge()) - from.meters();
        relax(from.edge(), RUSH + traffic.travelMillis(from.edge(), left, (double) RUSH), begins);
        boolean isImproved = true;
        while (isImproved) {
            isImproved = false;
            for (int edge = 0; edge < begins.length; edge++) {
                if (begins[edge] < Double.POSITIVE_INFINITY) {
                    double length = GRAPH.lengthMeters(edge);
                    double end = begins[edge] + traffic.travelMillis(edge, length, begins[edge]);
                    isImproved |= relax(edge, end, begins);
                }
            }
        }
        return begins;
    }

    private static boolean relax(int edge, double end, double[] begins) {
        boolean isImproved = false;
        for (int i = 0; i < GRAPH.turnCount(edge); i++) {
            int next = GRAPH.turn(edge, i);
            double degrees = GRAPH.turnDeg(edge, next);
            double cost = degrees > 60 ? 4_000 : degrees > 30 ? 1_500 : 0;
            if (end + cost < begins[next] - 1e-6) {
                begins[next] = end + cost;
                isImproved = true;
            }
        }
        return isImproved;
    }
}
