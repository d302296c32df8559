/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.contract.geo.GeoPoint;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CityGeneratorTest {
    @SeededTest
    void everyStreetLeadsToEveryOther(long seed) {
        StreetGraph graph = city(seed).graph();

        assertThat(reached(following(graph), edge -> true).cardinality())
                .isEqualTo(graph.edgeCount());
        assertThat(reached(preceding(graph), edge -> true).cardinality())
                .isEqualTo(graph.edgeCount());
        assertThat(graph.edgeCount()).isGreaterThan(4_000);
    }

    @SeededTest
    void turnsLeadOnFromWhereAnEdgeEnds(long seed) {
        StreetGraph graph = city(seed).graph();

        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            assertThat(graph.turnCount(edge)).isPositive();
            for (int i = 0; i < graph.turnCount(edge); i++) {
                assertThat(graph.start(graph.turn(edge, i))).isEqualTo(graph.end(edge));
            }
        }
    }

    @SeededTest
    void fiveBridgesAreTheOnlyWaysOverTheRiver(long seed) {
        City city = city(seed);
        StreetGraph graph = city.graph();
        List<PlanePoint> river = city.areas().get(0).outline();
        Set<Set<PlanePoint>> bridges = new HashSet<>();
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            boolean isBridge = graph.street(edge).site() == Street.Site.BRIDGE;
            PlanePoint middle = graph.pointAt(edge, graph.lengthMeters(edge) / 2);
            assertThat(isInside(middle, river)).as("edge %d", edge).isEqualTo(isBridge);
            if (isBridge) {
                bridges.add(Set.of(graph.start(edge), graph.end(edge)));
            }
        }

        assertThat(bridges).hasSize(5);
        IntPredicate isNoBridge = edge -> graph.street(edge).site() != Street.Site.BRIDGE;
        assertThat(reached(following(graph), isNoBridge).cardinality())
                .isLessThan(graph.edgeCount() - 10);
    }

    @SeededTest
    void hasATunnelThatTakesAMinute(long seed) {
        StreetGraph graph = city(seed).graph();

        int[] tunnels = IntStream.range(0, graph.edgeCount()).filter(graph::isTunnel).toArray();
        assertThat(tunnels).hasSize(2);
        assertThat(graph.lengthMeters(tunnels[0]) / graph.freeFlowMps(tunnels[0]))
                .isBetween(50.0, 90.0);
    }

    @SeededTest
    void hasDenseDistrictsOneWayStreetsDepotsAndMerchants(long seed) {
        City city = city(seed);
        StreetGraph graph = city.graph();
        Map<List<PlanePoint>, Integer> lines = new HashMap<>();
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            lines.put(List.of(graph.start(edge), graph.end(edge)), edge);
        }

        long oneWay =
                lines.keySet().stream()
                        .filter(line -> !lines.containsKey(List.of(line.get(1), line.get(0))))
                        .count();
        assertThat(oneWay).isGreaterThan(100);
        assertThat(IntStream.range(0, graph.edgeCount()).mapToObj(city::kindAt))
                .contains(DistrictKind.values());
        assertThat(city.merchants()).hasSize(120).extracting(Merchant::id).doesNotHaveDuplicates();
        assertThat(city.depots())
                .hasSize(3)
                .allMatch(spot -> city.kindAt(spot.edge()) == DistrictKind.INDUSTRIAL);
    }

    @SeededTest
    void lengthsOnTheMapAreLengthsOnEarth(long seed) {
        City city = city(seed);
        StreetGraph graph = city.graph();

        for (int edge = 0; edge < graph.edgeCount(); edge += 17) {
            double meters =
                    haversine(
                            city.plane().toEarth(graph.start(edge)),
                            city.plane().toEarth(graph.end(edge)));
            assertThat(meters).isCloseTo(graph.lengthMeters(edge), within(0.002 * meters + 0.05));
        }
    }

    @Test
    void liesWhereOneWants() {
        GeoPoint centre = GeoPoint.ofDegrees(-33.9, 151.2);

        City city = CityGenerator.generate(1, centre);

        GeoPoint place = city.plane().toEarth(city.graph().start(0));
        assertThat(haversine(centre, place)).isLessThan(6_000);
    }

    private static City city(long seed) {
        return CityGenerator.generate(seed, CityGenerator.CENTRE);
    }

    private static int[][] following(StreetGraph graph) {
        return IntStream.range(0, graph.edgeCount())
                .mapToObj(
                        edge ->
                                IntStream.range(0, graph.turnCount(edge))
                                        .map(i -> graph.turn(edge, i))
                                        .toArray())
                .toArray(int[][]::new);
    }

    private static int[][] preceding(StreetGraph graph) {
        int[][] following = following(graph);
        int[][] preceding = new int[following.length][0];
        for (int edge = 0; edge < following.length; edge++) {
            for (int next : following[edge]) {
                preceding[next] = Arrays.copyOf(preceding[next], preceding[next].length + 1);
                preceding[next][preceding[next].length - 1] = edge;
            }
        }
        return preceding;
    }

    private static BitSet reached(int[][] next, IntPredicate isOpen) {
        BitSet reached = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(List.of(0));
        reached.set(0);
        while (!open.isEmpty()) {
            for (int follower : next[open.remove()]) {
                if (isOpen.test(follower) && !reached.get(follower)) {
                    reached.set(follower);
                    open.add(follower);
                }
            }
        }
        return reached;
    }

    /** Even-odd rule. */
    private static boolean isInside(PlanePoint point, List<PlanePoint> ring) {
        boolean isInside = false;
        for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            PlanePoint a = ring.get(i);
            PlanePoint b = ring.get(j);
            boolean isBetween = a.north() > point.north() != b.north() > point.north();
            double east =
                    a.east()
                            + (b.east() - a.east())
                                    * (point.north() - a.north())
                                    / (b.north() - a.north());
            isInside ^= isBetween && point.east() < east;
        }
        return isInside;
    }

    static double haversine(GeoPoint one, GeoPoint other) {
        double lat = Math.toRadians(other.lat() - one.lat()) / 2;
        double lon = Math.toRadians(other.lon() - one.lon()) / 2;
        double h =
                Math.pow(Math.sin(lat), 2)
                        + Math.cos(Math.toRadians(one.lat()))
                                * Math.cos(Math.toRadians(other.lat()))
                                * Math.pow(Math.sin(lon), 2);
        return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h));
    }
}
