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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void makeJava() throws IOException {
        Path java = Files.createDirectories(parent.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, JAVA);
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void saysWhetherAPersonSitsAtEachEnd() throws Exception {
        unpack("roadstream");

        assertThat(call("solve", "a file.txt"))
                .contains(
                        "-Droadstream.root=" + root,
                        "-Droadstream.tty.in=false",
                        "-Droadstream.tty.out=false",
                        "-Droadstream.tty.err=false")
                .endsWith("io.roadstream.local.RoadstreamMain", "solve", "a file.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"roadstream", "R & D", "a|b", "back\\slash", "two  spaces"})
    void theFolderMayHaveAnyName(String name) throws Exception {
        unpack(name);

        assertThat(call("status")).contains(root + "/lib/one.jar:" + root + "/lib/two.jar");
    }

    private void unpack(String name) throws IOException {
        root = parent.resolve(name);
        Files.createDirectories(root.resolve("class-paths"));
        Files.write(
                root.resolve("class-paths/infra-local.txt"), List.of("lib/one.jar", "lib/two.jar"));
        Files.copy(Checkout.current().root().resolve("roadstream"), root.resolve("roadstream"));
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
