/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerArgumentsTest {

    private static final Map<String, String> PASSWORD =
            Map.of(ServerArguments.PASSWORD_VARIABLE, "secret");

    @TempDir private Path folder;

    @Test
    void defaultsAreOfOneMachine() throws Exception {
        ServerArguments parsed = ServerArguments.parse(List.of("--data", "/d"), PASSWORD);

        assertThat(parsed.exitOnEndOfInput()).isFalse();
        assertThat(parsed.server())
                .isEqualTo(
                        new ServerConfig(
                                new EngineConfig(Path.of("/d"), 1L << 31, 1L << 30, 16),
                                "127.0.0.1",
                                0,
                                List.of(User.withPassword("roadstream", Access.ADMIN, "secret"))));
    }

    @Test
    void everyOptionArrives() throws Exception {
        User analyst = User.withPassword("analyst", Access.READ_ONLY, "x");
        Path users =
                Files.writeString(
                        folder.resolve("users"), "analyst=READ_ONLY:" + analyst.passwordSha256());

        ServerArguments parsed =
                ServerArguments.parse(
                        List.of(
                                "--data",
                                "/e",
                                "--host",
                                "127.0.0.2",
                                "--port",
                                "8123",
                                "--user",
                                "root",
                                "--password",
                                "pw",
                                "--users",
                                users.toString(),
                                "--max-queries",
                                "3",
                                "--max-server-memory-bytes",
                                "1000",
                                "--max-query-memory-bytes",
                                "100",
                                "--exit-on-end-of-input"),
                        Map.of());

        assertThat(parsed)
                .isEqualTo(
                        new ServerArguments(
                                new ServerConfig(
                                        new EngineConfig(Path.of("/e"), 1000, 100, 3),
                                        "127.0.0.2",
                                        8123,
                                        List.of(
                                                User.withPassword("root", Access.ADMIN, "pw"),
                                                analyst)),
                                true));
    }

    @Test
    void wrongOptionsAreNamed() {
        assertThatThrownBy(() -> ServerArguments.parse(List.of(), PASSWORD))
                .hasMessageContaining("--data is missing");
        assertThatThrownBy(() -> ServerArguments.parse(List.of("--date", "x"), PASSWORD))
                .hasMessageContaining("unknown option --date");
        assertThatThrownBy(() -> ServerArguments.parse(List.of("--data"), PASSWORD))
                .hasMessageContaining("--data needs a value");
        assertThatThrownBy(
                        () ->
                                ServerArguments.parse(
                                        List.of("--data", "d", "--max-queries", "many"), PASSWORD))
                .hasMessageContaining("--max-queries must be a number, was many");
        assertThatThrownBy(() -> ServerArguments.parse(List.of("--data", "d"), Map.of()))
                .hasMessageContaining("at least one user");
        assertThatThrownBy(() -> User.withPassword("a:b", Access.ADMIN, "x"))
                .hasMessageContaining("a:b");
    }

    @Test
    void aMissingLibrarySaysWhatToRun() {
        Properties none = new Properties();

        assertThatThrownBy(() -> ChdbLibraryFile.find(none, Map.of(), folder))
                .hasMessageContaining("npm ci");
        assertThatThrownBy(
                        () ->
                                ChdbLibraryFile.find(
                                        none, Map.of(ChdbLibraryFile.KEY, "/no/lib.so"), folder))
                .hasMessageContaining("/no/lib.so");
    }

    @Test
    void theLibraryIsFoundFromAFolderInTheCheckout() throws Exception {
        Path library =
                folder.resolve("infra/embedded/node_modules/@chdb/lib-linux-x64-gnu/libchdb.so");
        Files.createDirectories(library.getParent());
        Files.createFile(library);
        Path inside = Files.createDirectories(folder.resolve("jobs/flink"));

        assertThat(ChdbLibraryFile.find(new Properties(), Map.of(), inside)).isEqualTo(library);
    }
}
