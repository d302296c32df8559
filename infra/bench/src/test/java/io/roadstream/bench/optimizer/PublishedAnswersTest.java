/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.roadstream.bench.optimizer.BestKnown.Value;
import io.roadstream.bench.optimizer.RouteAudit.Verdict;
import io.roadstream.optimizer.instance.Objective;
import io.roadstream.optimizer.instance.SolutionText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The audit accepts every published best solution at its published cost. */
final class PublishedAnswersTest {
    @ParameterizedTest
    @CsvSource({
        "solomon, DISTANCE, .sol, 42",
        "gehring-homberger, VEHICLES, .best.txt, 20",
        "li-lim, VEHICLES, .best.txt, 13",
        "cvrp-x, DISTANCE, .sol, 16",
        "euro-neurips-2022, DISTANCE, .sol, 8"
    })
    void holdAtTheirCost(String name, Objective objective, String ending, int count)
            throws IOException {
        String data = System.getenv("ROADSTREAM_DATA");
        assumeThat(data).as("skipped %s: ROADSTREAM_DATA is not set", name).isNotNull();
        Path folder = Path.of(String.valueOf(data), "vrp", name);
        BestKnown known = BestKnown.ofFolder(folder, objective);

        List<InstanceFolder.Entry> entries = InstanceFolder.list(folder, List.of());

        assertThat(entries).hasSize(count);
        for (InstanceFolder.Entry entry : entries) {
            PublishedFile file = PublishedFile.parse(entry.lines());
            List<String> answer = Files.readAllLines(folder.resolve(entry.name() + ending));
            Verdict verdict = RouteAudit.judge(file, objective, SolutionText.parse(answer));
            Value best =
                    known.find(entry.name(), file.kind())
                            .or(() -> entry.solutionCost().map(cost -> new Value(0, cost)))
                            .orElseThrow();

            assertThat(verdict.faults()).as(entry.name()).isEmpty();
            assertThat(verdict.distance())
                    .as(entry.name())
                    .isCloseTo(best.distance(), within(0.01));
            if (objective == Objective.VEHICLES) {
                assertThat(verdict.vehicles()).as(entry.name()).isEqualTo(best.vehicles());
            }
        }
    }
}
