/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(named = "ROADSTREAM_DATA", matches = ".+")
class PortoCityTest {
    @Test
    void readsTheStronglyConnectedPartOfTheNetworkWithItsTurns() throws Exception {
        Path data = Path.of(Objects.requireNonNull(System.getenv("ROADSTREAM_DATA")));

        City city = PortoCity.read(data.resolve("maps"), 1);

        StreetGraph graph = city.graph();
        double meters =
                IntStream.range(0, graph.edgeCount()).mapToDouble(graph::lengthMeters).sum();
        assertThat(graph.edgeCount()).isBetween(9_500, 11_095);
        assertThat(meters).isBetween(780_000.0, 935_000.0);
        assertThat(reachedFromTheFirst(graph)).isEqualTo(graph.edgeCount());
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            assertThat(graph.turnCount(edge)).isPositive();
            for (int i = 0; i < graph.turnCount(edge); i++) {
                assertThat(graph.start(graph.turn(edge, i)).distanceMeters(graph.end(edge)))
                        .isLessThan(0.5);
            }
        }
    }

    private static int reachedFromTheFirst(StreetGraph graph) {
        BitSet reached = new BitSet();
        reached.set(0);
        for (int before = 0; before != reached.cardinality(); ) {
            before = reached.cardinality();
            for (int edge = 0; edge < graph.edgeCount(); edge++) {
                for (int i = 0; reached.get(edge) && i < graph.turnCount(edge); i++) {
                    reached.set(graph.turn(edge, i));
                }
            }
        }
        return reached.cardinality();
    }
}
