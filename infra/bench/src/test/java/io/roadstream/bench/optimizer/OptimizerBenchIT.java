/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.optimizer.instance.Objective;
import io.roadstream.optimizer.instance.SolutionText;
import io.roadstream.optimizer.search.Layers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bench runs to its end with its peers, writes the promised keys, and what it writes as
 * solutions passes the audit. How good they are is nobody's business here.
 */
@Timeout(120)
class OptimizerBenchIT {
    /** What the audit says first of a peer that had no answer yet. */
    private static final String NOTHING_IN_TIME = "nobody comes to node 1";

    @TempDir Path folder;

    private final ObjectNode json = JsonMapper.builder().build().createObjectNode();

    @BeforeEach
    void write() throws IOException {
        Files.write(folder.resolve("a.txt"), Texts.WINDOWS);
        Files.write(folder.resolve("b.txt"), Texts.PAIRS);
        Files.write(folder.resolve("c.vrp"), Texts.MATRIX);
        Files.writeString(folder.resolve("a.best.txt"), "no instance");
        Files.writeString(folder.resolve("about.txt"), "a text about these instances");
        Files.writeString(
                folder.resolve("bks.csv"),
                "instance,vehicles,distance\na,2,19.0\nb,1,10.0\nc,1,59\n");
    }

    @Test
    void measuresBesideItsPeers() throws Exception {
        Path solutions = folder.resolve("solutions");

        new OptimizerBench(
                        settings(
                                Objective.VEHICLES,
                                List.of("jsprit", "ortools"),
                                List.of(),
                                solutions,
                                null))
                .measure(json);

        assertThat(json.path("instances")).hasSize(3);
        checkScores(json);
        json.path("instances")
                .forEach(score -> assertThat(score.path("feasible").asBoolean()).isTrue());
        assertThat(json.path("peers")).hasSize(2);
        json.path("peers").forEach(OptimizerBenchIT::checkScores);
        assertThat(json.path("movesPerSecond").isNumber()).isTrue();
        PublishedFile file = PublishedFile.parse(Texts.WINDOWS);
        List<String> lines = Files.readAllLines(solutions.resolve("a.sol"));
        assertThat(RouteAudit.judge(file, Objective.VEHICLES, SolutionText.parse(lines)).faults())
                .isEmpty();
        assertThat(solutions.resolve("a.jsprit.sol")).exists();
        assertThat(solutions.resolve("a.ortools.sol")).exists();
    }

    @Test
    void aVariedInstanceIsJudgedByTheFile() throws Exception {
        new OptimizerBench(settings(Objective.DISTANCE, List.of("ortools"), List.of("c"), null, 7L))
                .measure(json);

        assertThat(json.path("varied").asBoolean()).isTrue();
        JsonNode score = json.path("instances").path(0);
        assertThat(score.path("name").asText()).isEqualTo("c");
        assertThat(score.path("distance").asDouble()).isEqualTo(59);
        assertThat(score.path("gapPercent").asDouble()).isZero();
        assertThat(json.path("optimal").asInt()).isEqualTo(1);
    }

    @Test
    void passesOverWhatAPeerDoesNotTake() throws Exception {
        Files.write(folder.resolve("d.vrp"), Texts.ROUNDED);

        new OptimizerBench(
                        settings(
                                Objective.DISTANCE,
                                List.of("jsprit"),
                                List.of("c", "d"),
                                null,
                                null))
                .measure(json);

        assertThat(json.path("instances")).hasSize(2);
        JsonNode jsprit = json.path("peers").path(0);
        assertThat(jsprit.path("instances")).hasSize(1);
        assertThat(jsprit.path("instances").path(0).path("name").asText()).isEqualTo("c");
    }

    @Test
    void saysWhichInstancesThereAre() {
        assertThatThrownBy(
                        () ->
                                new OptimizerBench(
                                                settings(
                                                        Objective.DISTANCE,
                                                        List.of(),
                                                        List.of("z"),
                                                        null,
                                                        null))
                                        .measure(json))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no instance 'z'")
                .hasMessageContaining("[a, about, b, c]");
    }

    private static void checkScores(JsonNode scores) {
        for (String key : List.of("meanGapPercent", "worstGapPercent", "optimal", "instances")) {
            assertThat(scores.has(key)).as(key).isTrue();
        }
        for (JsonNode score : scores.path("instances")) {
            assertThat(score.path("fault").asText(NOTHING_IN_TIME)).isEqualTo(NOTHING_IN_TIME);
            assertThat(score.path("distances")).hasSize(2);
            for (String key : List.of("seconds", "vehicles", "best", "gapPercent")) {
                assertThat(score.has(key)).as(key).isTrue();
            }
        }
    }

    private OptimizerSettings settings(
            Objective objective,
            List<String> peers,
            List<String> only,
            @Nullable Path solutions,
            @Nullable Long vary) {
        return new OptimizerSettings(
                folder,
                only,
                Duration.ofMillis(300),
                SolverClock.CPU,
                2,
                objective,
                Duration.ZERO,
                peers,
                Layers.ALL,
                1,
                solutions,
                null,
                vary);
    }
}
