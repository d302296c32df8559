/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigSourcesTest {
    private static final ConfigKey A = ConfigKey.of("part-a", "text", "default", "A.");
    private static final ConfigKey B = ConfigKey.of("part-b", "text", "default", "B.");
    private static final ConfigKey C = ConfigKey.of("part-c-d", "text", "default", "C.");
    private static final ConfigKey D = ConfigKey.of("part-d", "text", "default", "D.");
    private static final ConfigKey SECRET = ConfigKey.ofSecret("part-secret", "Secret.");
    private static final List<ConfigKey> KEYS = List.of(A, B, C, D, SECRET);

    @TempDir Path folder;

    @Test
    void letsLaterSourcesWin() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("part.properties"),
                        "part-b=file\npart-c-d=file\npart-d=file\n");

        ConfigValues values =
                resolve(
                        Map.of("ROADSTREAM_PART_C_D", "environment", "ROADSTREAM_PART_D", "x"),
                        "--config=" + file,
                        "--part-d",
                        "argument");

        assertThat(values.text(A)).isEqualTo("default");
        assertThat(values.text(B)).isEqualTo("file");
        assertThat(values.text(C)).isEqualTo("environment");
        assertThat(values.text(D)).isEqualTo("argument");
    }

    @Test
    void showsEverythingButSecrets() {
        assertThat(resolve(Map.of(), "--part-secret=abc").show())
                .isEqualToNormalizingNewlines(
                        """
                        part-a=default
                        part-b=default
                        part-c-d=default
                        part-d=default
                        part-secret=****
                        """);
        assertThat(resolve(Map.of()).show()).endsWith("part-secret=" + System.lineSeparator());
    }

    @Test
    void refusesUnknownNamesWhereverTheyStand() throws Exception {
        Path file = Files.writeString(folder.resolve("part.properties"), "part-x=1\n");

        assertRefused(Map.of(), "no such key: part-x; known: ", "--config", file.toString());
        assertRefused(Map.of(), "no such argument: part-x; known: ", "--part-x=1");
        assertRefused(
                Map.of("ROADSTREAM_PART_X", "1"),
                "no such environment variable: ROADSTREAM_PART_X");
        assertRefused(Map.of(), "unexpected argument: x", "x");
        assertRefused(Map.of(), "a value must follow --part-a", "--part-a");
        assertRefused(Map.of(), "the file of settings can't be read: ", "--config=/none");
    }

    @Test
    void leavesOtherComponentsVariablesAlone() {
        assertThat(resolve(Map.of("ROADSTREAM_OTHER_X", "1", "PATH", "/bin")).text(A))
                .isEqualTo("default");
    }

    private static ConfigValues resolve(Map<String, String> environment, String... arguments) {
        return ConfigSources.resolve(KEYS, environment, arguments);
    }

    private static void assertRefused(
            Map<String, String> environment, String message, String... arguments) {
        assertThatThrownBy(() -> resolve(environment, arguments))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageStartingWith(message);
    }
}
