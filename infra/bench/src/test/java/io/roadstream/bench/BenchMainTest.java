/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What the benches that take files and options say about wrong ones. */
final class BenchMainTest {
    @TempDir Path folder;

    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --objective speed  | option '--objective': expected one of [DISTANCE, VEHICLES]
                    --clock sun        | option '--clock': expected one of [WALL, CPU]
                    --seconds -1       | --seconds must be in [0, 1000000], was -1.0
                    --seconds 0        | there must be time, a seed and an island
                    --seeds 0          | there must be time, a seed and an island
                    --peer vroom       | a peer must be jsprit or ortools, was 'vroom'
                    --without luck     | --without does not know 'luck'
                    --clock cpu --islands 2 | the clock cpu is of one thread
                    """)
    void theOptimizerBenchSaysWhichOptionIsWrong(String options, String message) {
        String line = "optimizer --instances " + folder + " " + options;

        assertThat(execute(line)).isEqualTo(2);
        assertThat(err.toString()).contains(message);
    }

    @Test
    void foldersWithoutWhatIsNeededAreNamed() throws Exception {
        Files.writeString(folder.resolve("poem.txt"), "roses are red");

        assertThat(execute("optimizer --instances " + folder.resolve("no"))).isEqualTo(1);
        assertThat(execute("optimizer --instances " + folder)).isEqualTo(1);
        assertThat(execute("optimizer --only poem --instances " + folder)).isEqualTo(1);
        assertThat(execute("meals --meal-delivery " + folder)).isEqualTo(1);
        assertThat(execute("meals --iterations 0 --meal-delivery " + folder)).isEqualTo(2);
        assertThat(err.toString())
                .contains("roadstream bench: no folder")
                .contains("roadstream bench: no instances in " + folder)
                .contains("poem.txt: the text is no instance")
                .contains("no folder with an orders.txt in " + folder)
                .contains("iterations must be 1 or more, were 0");
    }

    @Test
    void whatEndsABenchIsToldInALine() {
        Path file = folder.resolve("no/such/result.json");

        assertThat(execute("anomaly-city --hours 1 --vehicles 1 --json " + file)).isEqualTo(1);

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("roadstream bench: " + file);
    }

    private int execute(String line) {
        CommandLine command = BenchMain.commandLine();
        command.setErr(new PrintWriter(err, true));
        return command.execute(line.split(" ", -1));
    }
}
