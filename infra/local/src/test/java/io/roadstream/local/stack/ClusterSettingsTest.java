/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterSettingsTest {
    @TempDir Path data;

    @Test
    void theJvmOptionsCoverWhatFlinkIsTold() {
        ClusterMemory memory = new ClusterMemory(700);
        Map<String, String> settings = memory.settings();

        assertThat(memory.taskManagerOptions())
                .contains(
                        "-Xmx%dm".formatted(sum(settings, "framework.heap", "task.heap")),
                        "-XX:MaxMetaspaceSize=%dm".formatted(sum(settings, "jvm-metaspace")))
                .contains(
                        "-XX:MaxDirectMemorySize=%dm"
                                .formatted(
                                        sum(settings, "framework.off-heap", "task.off-heap")
                                                + mebi(settings, "network.max")));
    }

    @Test
    void hasASlotForEachInstanceOfBothJobs() throws IOException {
        ClusterSettings settings = settings(3);

        Path file = settings.write().resolve("config.yaml");

        assertThat(Files.readAllLines(file))
                .contains(
                        "taskmanager.numberOfTaskSlots: \"6\"",
                        "rest.port: \"4\"",
                        "jobmanager.rpc.port: \"5\"");
    }

    @Test
    void listensOnLoopbackOnly() {
        assertThat(settings(1).settings())
                .containsEntry("rest.bind-address", "127.0.0.1")
                .containsEntry("jobmanager.bind-host", "127.0.0.1")
                .containsEntry("taskmanager.bind-host", "127.0.0.1");
    }

    @Test
    void aStartFindsNoTemporaryFilesOfTheLastOne() throws IOException {
        Path folder = settings(1).emptied("taskmanager");
        Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(folder.resolve("a/b/c"), "left behind");

        assertThat(settings(1).emptied("taskmanager")).isEqualTo(folder).isEmptyDirectory();
    }

    private ClusterSettings settings(int parallelism) {
        Endpoints endpoints =
                new Endpoints(
                        "k:1",
                        URI.create("http://c:2"),
                        URI.create("http://i:3"),
                        URI.create("http://g:6"),
                        "jdbc:postgresql://p:7/orders",
                        URI.create("http://127.0.0.1:8"),
                        URI.create("http://127.0.0.1:4"),
                        5);
        return new ClusterSettings(data, endpoints, parallelism, new ClusterMemory(512));
    }

    private static int sum(Map<String, String> settings, String... parts) {
        return List.of(parts).stream().mapToInt(part -> mebi(settings, part + ".size")).sum();
    }

    private static int mebi(Map<String, String> settings, String name) {
        String size = settings.getOrDefault("taskmanager.memory." + name, "missing");
        return Integer.parseInt(size.replace("m", ""));
    }
}
