/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.local.stack.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How the start script of an unpacked archive calls Java: here a script that prints what it got.
 */
class StartScriptTest {
    private static final String JAVA =
            """
            #!/bin/sh
            if [ "$1" = -XshowSettings:properties ]; then
              echo '    java.specification.version = 17' >&2
            else
              printf '%s\\n' "$@"
            fi
            """;

    @TempDir private Path parent = Path.of("");

    private Path root = Path.of("");

    @BeforeEach
    void unpack() throws IOException {
        Path java = Files.createDirectories(parent.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, JAVA);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        root = parent.resolve("roadstream");
        Files.createDirectories(root.resolve("class-paths"));
        Files.write(
                root.resolve("class-paths/infra-local.txt"), List.of("lib/one.jar", "lib/two.jar"));
        Files.copy(Checkout.current().root().resolve("roadstream"), root.resolve("roadstream"));
    }

    @Test
    void saysWhetherAPersonSitsAtEachEnd() throws Exception {
        assertThat(call("solve", "a file.txt"))
                .contains(
                        "-Droadstream.root=" + root,
                        "-Droadstream.tty.in=false",
                        "-Droadstream.tty.out=false",
                        "-Droadstream.tty.err=false",
                        root + "/lib/one.jar:" + root + "/lib/two.jar")
                .endsWith("io.roadstream.local.RoadstreamMain", "solve", "a file.txt");
    }

    private List<String> call(String... arguments) throws Exception {
        ProcessBuilder script = new ProcessBuilder("bash", root.resolve("roadstream").toString());
        script.command().addAll(List.of(arguments));
        script.environment().put("JAVA_HOME", parent.resolve("jdk").toString());
        script.environment().remove("ROADSTREAM_JAVA_OPTS");
        Process process = script.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said.lines().toList();
    }
}
