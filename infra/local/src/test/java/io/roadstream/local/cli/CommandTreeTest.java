/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.local.process.ProcessId;
import io.roadstream.local.stack.Checkout;
import io.roadstream.local.supervisor.PartStatus;
import io.roadstream.local.supervisor.RunFolder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandTreeTest {
    @TempDir Path root;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> environment = new HashMap<>();

    @Test
    void saysThatNothingRuns() {
        assertThat(execute("status")).isEqualTo(4);
        assertThat(out.toString()).isEqualTo("nothing runs on " + data() + "\n");
        assertThat(execute("stop")).isZero();
    }

    @Test
    void showsThePartsOfARunningStack() {
        try (RunFolder run = new RunFolder(data().resolve("run"))) {
            run.tryLock("up");
            run.write(status("kafka", PartStatus.State.READY, ProcessId.current()));
            run.write(status("schema", PartStatus.State.DONE, new ProcessId(1, 1)));

            assertThat(execute("status")).isZero();
            assertThat(out.toString())
                    .contains("roadstream up, pid " + ProcessId.current().pid())
                    .containsPattern("kafka +ready +%d".formatted(ProcessId.current().pid()))
                    .containsPattern("schema +done +-");
        }
    }

    @Test
    void aReadyPartWhoseProcessIsGoneIsNotUp() {
        try (RunFolder run = new RunFolder(data().resolve("run"))) {
            run.tryLock("up");
            run.write(status("kafka", PartStatus.State.READY, new ProcessId(1, 1)));

            assertThat(execute("status")).isEqualTo(3);
        }
    }

    @Test
    void refusesASecondStackOnTheFolder() {
        try (RunFolder run = new RunFolder(data().resolve("run"))) {
            run.tryLock("up");

            assertThat(execute("up")).isEqualTo(1);
            assertThat(err.toString())
                    .contains("roadstream up is running on " + data())
                    .contains("'./roadstream stop' ends it");
        }
    }

    @Test
    void takesTheFolderFromTheCommandLine() {
        Path other = root.resolve("other");

        execute("status", "--data", other.toString());

        assertThat(out.toString()).contains("nothing runs on " + other);
    }

    @Test
    void explainsWrongSettings() throws Exception {
        assertThat(execute("up", "--kafka-port", "many")).isEqualTo(2);
        environment.put("ROADSTREAM_KAFKA_PROT", "1");
        assertThat(execute("up")).isEqualTo(2);
        environment.clear();
        Files.writeString(root.resolve("roadstream.yaml"), "kafka-prot: 1\n");
        assertThat(execute("up")).isEqualTo(2);

        assertThat(err.toString().lines())
                .containsExactly(
                        "roadstream: kafka-port must be a whole number, was 'many'",
                        "roadstream: environment variable ROADSTREAM_KAFKA_PROT is no setting, did you mean 'ROADSTREAM_KAFKA_PORT'?; see"
                                + " docs/configuration.md",
                        "roadstream: 'kafka-prot' in %s is no setting, did you mean 'kafka-port'?; see docs/configuration.md"
                                .formatted(root.resolve("roadstream.yaml")));
    }

    @Test
    void saysWhatToDoIfNothingIsBuilt() {
        assertThat(execute("bench", "pipeline", "--seconds", "1")).isEqualTo(1);
        assertThat(err.toString()).contains("infra/bench is not built").contains("./roadstream");
    }

    private Path data() {
        return root.resolve(".roadstream");
    }

    private int execute(String... arguments) {
        CommandLine line = CommandTree.of(new Checkout(root), environment);
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private static PartStatus status(String name, PartStatus.State state, ProcessId process) {
        return new PartStatus(name, state, process, "127.0.0.1:1", 0, "x.log");
    }
}
