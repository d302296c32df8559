/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.ingest.simulator.fixtures.Days;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearestSpotTest {
    private static final int PLACES = 100;
    private static final double STEP_METERS = 5;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void noStepAlongAnyStreetIsNearer(long seed) {
        StreetGraph graph = Days.city(seed).graph();
        NearestSpot streets = new NearestSpot(graph);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < PLACES; i++) {
            PlanePoint place =
                    new PlanePoint(
                            random.nextDouble(-6_000, 6_000), random.nextDouble(-5_000, 5_000));

            double found = graph.pointAt(streets.find(place)).distanceMeters(place);

            double walked = walkAll(graph, place);
            assertThat(found).isLessThanOrEqualTo(walked + 1e-6);
            assertThat(walked - found).isLessThanOrEqualTo(STEP_METERS / 2);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void whoeverIsOnAStreetStaysThere(long seed) {
        StreetGraph graph = Days.city(seed).graph();
        NearestSpot streets = new NearestSpot(graph);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < PLACES; i++) {
            int edge = random.nextInt(graph.edgeCount());
            double meters = random.nextDouble(graph.lengthMeters(edge));
            PlanePoint place = graph.pointAt(edge, meters);

            Spot found = streets.find(place);

            assertThat(graph.pointAt(found).distanceMeters(place)).isCloseTo(0, within(1e-6));
            assertThat(found.meters()).isLessThanOrEqualTo(graph.lengthMeters(found.edge()));
        }
    }

    private static double walkAll(StreetGraph graph, PlanePoint place) {
        double best = Double.POSITIVE_INFINITY;
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            for (double meters = 0; meters < graph.lengthMeters(edge); meters += STEP_METERS) {
                best = Math.min(best, graph.pointAt(edge, meters).distanceMeters(place));
            }
            best = Math.min(best, graph.end(edge).distanceMeters(place));
        }
        return best;
    }
}
