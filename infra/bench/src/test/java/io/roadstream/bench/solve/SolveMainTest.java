/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.solve;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.optimizer.check.PlanChecker;
import io.roadstream.optimizer.instance.Instance;
import io.roadstream.optimizer.instance.InstanceText;
import io.roadstream.optimizer.instance.Objective;
import io.roadstream.optimizer.instance.SolutionText;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.search.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class SolveMainTest {
    private static final List<String> INSTANCE =
            """
            TINY
            VEHICLE
            NUMBER     CAPACITY
              3         20
            CUSTOMER
            CUST NO.  XCOORD.  YCOORD.  DEMAND  READY TIME  DUE DATE  SERVICE TIME
                0      0         0        0        0          100        0
                1      1         1        7       10           90        5
                2      2         0        6        0           90        5
                3      5         5        3       30           60        5
                4      6         5        3       30           80        5
            """
                    .lines()
                    .toList();

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws Exception {
        Files.write(folder.resolve("tiny.txt"), INSTANCE);
    }

    @Test
    void writesRoutesThatHoldAndAPicture() throws Exception {
        Path solution = folder.resolve("tiny.sol");
        Path svg = folder.resolve("tiny.svg");

        int code =
                solve(
                        "tiny.txt",
                        "--seconds",
                        "0.2",
                        "--solution",
                        "" + solution,
                        "--svg",
                        "" + svg);

        assertThat(err.toString()).doesNotContain("roadstream solve:");
        assertThat(code).isZero();
        Instance instance = InstanceText.parse(INSTANCE, Objective.DISTANCE);
        List<String> lines = Files.readAllLines(solution);
        Plan plan = instance.plan(SolutionText.parse(lines));
        assertThat(PlanChecker.check(plan)).isEmpty();
        assertThat(plan.unserved()).isEmpty();
        assertThat(out.toString()).contains("4 of 4 requests served");
        assertThat(Files.readString(svg))
                .contains("<title id=\"title\">tiny.txt</title>")
                .contains("Before: construction")
                .contains("s of search");
    }

    @Test
    void saysWhatIsWrongWithWhatItWasGiven() throws Exception {
        Files.writeString(
                folder.resolve("broken.txt"), String.join("\n", INSTANCE).replace("90", "x"));
        Files.writeString(folder.resolve("poem.txt"), "roses are red\n");
        Files.write(folder.resolve("bytes.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThat(solve("missing.txt")).isEqualTo(1);
        assertThat(solve("broken.txt")).isEqualTo(1);
        assertThat(solve("poem.txt")).isEqualTo(1);
        assertThat(solve("bytes.txt")).isEqualTo(1);
        assertThat(err.toString().lines())
                .anyMatch(line -> line.matches("roadstream solve: no file .*missing.txt"))
                .anyMatch(
                        line ->
                                line.matches(
                                        "roadstream solve: .*broken.txt: line 8: latest start must"
                                                + " be a number, was 'x'"))
                .anyMatch(line -> line.matches("roadstream solve: .*poem.txt: the text is no.*"))
                .anyMatch(line -> line.matches("roadstream solve: .*bytes.txt is no text"));
    }

    @Test
    void saysWhichOptionIsWrong() {
        assertThat(solve("tiny.txt", "--seconds", "0")).isEqualTo(2);
        assertThat(solve("tiny.txt", "--objective", "speed")).isEqualTo(2);
        assertThat(solve("tiny.txt", "--svg", folder.resolve("no/such/x.svg").toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("--seconds must be in (0, 86400], was 0.0")
                .contains("option '--objective': expected one of [DISTANCE, VEHICLES]")
                .contains("but was 'speed'")
                .contains("x.svg cannot be written");
    }

    @Test
    void aPictureNeedsPlaces() throws Exception {
        Files.writeString(
                folder.resolve("matrix.txt"),
                """
                NAME : m
                TYPE : CVRP
                DIMENSION : 2
                EDGE_WEIGHT_TYPE : EXPLICIT
                EDGE_WEIGHT_FORMAT : FULL_MATRIX
                CAPACITY : 10
                EDGE_WEIGHT_SECTION
                0 1
                2 0
                DEMAND_SECTION
                1 0
                2 7
                EOF
                """);

        assertThat(solve("matrix.txt", "--seconds", "0.1", "--svg", folder + "/m.svg"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("matrix.txt: all places are the same: nothing can be drawn");
        assertThat(folder.resolve("m.svg")).doesNotExist();
    }

    @Test
    void tellsALineEachSecondOrChangesOneAtATerminal() {
        Progress.State early = new Progress.State(Duration.ofMillis(100), 1234, 50.25, 3, 0);
        Progress.State soon = new Progress.State(Duration.ofMillis(900), 2000, 50, 3, 0);
        Progress.State later = new Progress.State(Duration.ofMillis(1200), 3000, 49.5, 2, 1);

        ProgressLine lines = new ProgressLine(new PrintWriter(out, true), false);
        List.of(early, soon, later).forEach(lines::report);
        lines.end();
        ProgressLine terminal = new ProgressLine(new PrintWriter(err, true), true);
        List.of(early, soon, later).forEach(terminal::report);
        terminal.end();

        assertThat(out.toString().lines())
                .containsExactly(
                        "   0.1 s         1,234 iterations  cost 50.3  3 vehicles  0 not served",
                        "   1.2 s         3,000 iterations  cost 49.5  2 vehicles  1 not served");
        assertThat(err.toString().split("\r", -1)).hasSize(4);
    }

    @Test
    void theLineChangesIfStandardErrorIsATerminalWhateverStandardOutputIs() {
        Progress.State state = new Progress.State(Duration.ofMillis(100), 1234, 50.25, 3, 0);
        try {
            System.setProperty("roadstream.tty.out", "true");
            System.setProperty("roadstream.tty.err", "false");
            ProgressLine.onError(new PrintWriter(out, true)).report(state);
            System.setProperty("roadstream.tty.out", "false");
            System.setProperty("roadstream.tty.err", "true");
            ProgressLine.onError(new PrintWriter(err, true)).report(state);
        } finally {
            System.clearProperty("roadstream.tty.out");
            System.clearProperty("roadstream.tty.err");
        }

        assertThat(out.toString()).doesNotContain("\r").endsWith(System.lineSeparator());
        assertThat(err.toString()).startsWith("\r").doesNotContain(System.lineSeparator());
    }

    private int solve(String file, String... options) {
        CommandLine line = SolveMain.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] arguments = new String[options.length + 1];
        arguments[0] = folder.resolve(file).toString();
        System.arraycopy(options, 0, arguments, 1, options.length);
        return line.execute(arguments);
    }
}
