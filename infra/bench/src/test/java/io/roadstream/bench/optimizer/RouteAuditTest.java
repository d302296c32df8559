/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.bench.optimizer.RouteAudit.Verdict;
import io.roadstream.optimizer.instance.Objective;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An answer that holds passes at its distance; one broken answer for each kind of fault. */
final class RouteAuditTest {
    @Test
    void drivesRoutesInTheConventionOfTheObjective() {
        List<List<Integer>> routes = List.of(List.of(1, 2), List.of(3), List.of());

        Verdict cut = judge(Texts.WINDOWS, Objective.DISTANCE, routes);
        Verdict exact = judge(Texts.WINDOWS, Objective.VEHICLES, routes);

        assertThat(cut.faults()).isEmpty();
        assertThat(cut.vehicles()).isEqualTo(2);
        assertThat(cut.distance()).isCloseTo(1.4 + 1.4 + 2 + 7.0 + 7.0, within(1e-9));
        double root = Math.sqrt(2);
        assertThat(exact.distance()).isCloseTo(2 * root + 2 + 10 * root, within(1e-9));
    }

    @Test
    void roundsAndReadsMatricesAsTheFileSays() {
        assertThat(judge(Texts.ROUNDED, List.of(List.of(1), List.of(3, 2))).distance())
                .isEqualTo(2 + 2 + 1 + 4 + 5);
        assertThat(judge(Texts.MATRIX, List.of(List.of(1, 2))).distance()).isEqualTo(11 + 17 + 31);
        assertThat(judge(Texts.MATRIX, List.of(List.of(1, 2))).faults()).isEmpty();
    }

    @Test
    void findsWhatIsMissingDoubleOrUnknown() {
        assertThat(judge(Texts.WINDOWS, List.of(List.of(1, 2))).faults())
                .containsExactly("nobody comes to node 3");
        assertThat(judge(Texts.WINDOWS, List.of(List.of(1), List.of(2, 3, 1))).faults())
                .contains("node 1 is visited twice");
        assertThat(judge(Texts.WINDOWS, List.of(List.of(1, 2), List.of(3, 9))).faults())
                .containsExactly("no node 9");
        assertThat(judge(Texts.WINDOWS, List.of(List.of(1, 0, 2), List.of(3))).faults())
                .containsExactly("no node 0");
        assertThat(judge(Texts.WINDOWS, List.of(List.of(1), List.of(2), List.of(3))).faults())
                .containsExactly("3 vehicles of 2");
    }

    @Test
    void findsLateServiceAndALateEnd() {
        assertThat(judge(Texts.WINDOWS, List.of(List.of(3, 1), List.of(2))).faults())
                .containsExactly("40.600 is after 20.000 at node 1");
        List<String> short0 =
                Texts.WINDOWS.stream().map(line -> line.replace("100        0", "41 0")).toList();
        assertThat(judge(short0, List.of(List.of(1, 2), List.of(3))).faults())
                .containsExactly("42.000 is after 41.000 at the depot");
    }

    @Test
    void findsTooMuchOnBoardAndTooLongARoute() {
        assertThat(judge(Texts.WINDOWS, List.of(List.of(1, 2, 3))).faults())
                .containsExactly("route 1 has 23 on board of 20");
        assertThat(judge(Texts.PAIRS, List.of(List.of(2, 3, 4, 1))).faults())
                .containsExactly("route 1 has 21 on board of 20");
        assertThat(judge(Texts.ROUNDED, List.of(List.of(1), List.of(2, 3))).faults()).isEmpty();
        List<String> shorter =
                Texts.ROUNDED.stream().map(line -> line.replace(": 40", ": 29")).toList();
        assertThat(judge(shorter, List.of(List.of(1), List.of(2, 3))).faults())
                .containsExactly("30.000 is after 29.000 at the end of route 2");
    }

    @Test
    void findsBrokenPairs() {
        assertThat(judge(Texts.PAIRS, List.of(List.of(2, 1, 3, 4))).faults()).isEmpty();
        assertThat(judge(Texts.PAIRS, List.of(List.of(1, 2), List.of(3, 4))).faults())
                .containsExactly("1 is delivered before 2 is picked up");
        assertThat(judge(Texts.PAIRS, List.of(List.of(2), List.of(3, 4, 1))).faults())
                .containsExactly("2 and 1 are in two routes");
    }

    private static Verdict judge(List<String> lines, List<List<Integer>> routes) {
        return judge(lines, Objective.DISTANCE, routes);
    }

    private static Verdict judge(
            List<String> lines, Objective objective, List<List<Integer>> routes) {
        return RouteAudit.judge(PublishedFile.parse(lines), objective, routes);
    }
}
