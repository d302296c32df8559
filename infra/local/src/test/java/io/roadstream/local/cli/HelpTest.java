/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.local.stack.Checkout;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Compares help with checked-in text; {@code -Droadstream.update=true} writes the text anew. */
class HelpTest {
    private static final Path EXPECTED =
            Path.of(
                    System.getProperty("roadstream.root"),
                    "infra/local/src/test/resources/io/roadstream/local/cli");

    @TempDir Path root;

    @ParameterizedTest
    @ValueSource(
            strings = {"", "demo", "up", "stop", "status", "sql", "token", "doctor", "archive"})
    void helpReadsAsExpected(String command) throws Exception {
        StringWriter out = new StringWriter();
        CommandLine line =
                CommandTree.of(new Checkout(root), Map.of()).setOut(new PrintWriter(out));

        int code = command.isEmpty() ? line.execute("--help") : line.execute(command, "--help");

        assertThat(code).isZero();
        Path file = EXPECTED.resolve("help-%s.txt".formatted(command.isEmpty() ? "root" : command));
        if (Boolean.getBoolean("roadstream.update")) {
            Files.writeString(file, out.toString());
        }
        assertThat(out.toString()).isEqualTo(Files.readString(file));
    }
}
