/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.local.stack.Checkout;
import io.roadstream.local.stack.Checkout.Module;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveFolderTest {
    private static final Map<Module, String> FOLDERS =
            new TreeMap<>(
                    Map.of(
                            Module.EMBEDDED, "infra/embedded",
                            Module.INGEST, "ingest/adapters",
                            Module.CDC, "ingest/cdc",
                            Module.SIMULATOR, "ingest/simulator",
                            Module.GATEWAY, "ws-gateway",
                            Module.JOBS, "jobs/flink",
                            Module.FLINK, "infra/flink",
                            Module.LOCAL, "infra/local"));

    @TempDir Path root;
    @TempDir Path repository;
    @TempDir Path parent;
    private Path archive;

    @BeforeEach
    void makeACheckout() throws IOException {
        archive = parent.resolve("roadstream");
        Path shared = library("org/one/1.0/thing-1.0.jar", "one");
        Path namesake = library("org/two/1.0/thing-1.0.jar", "two");
        for (var module : FOLDERS.entrySet()) {
            Path target = Files.createDirectories(root.resolve(module.getValue() + "/target"));
            Path second = module.getKey() == Module.CDC ? namesake : shared;
            Files.writeString(target.resolve("classpath.txt"), second + "\n");
            if (module.getKey() != Module.FLINK) {
                String name = module.getKey().name().toLowerCase(java.util.Locale.ROOT);
                write(target.resolve("roadstream-%s-1.2.3.jar".formatted(name)), "own " + name);
                write(target.resolve("roadstream-%s-1.2.3-tests.jar".formatted(name)), "tests");
            }
        }
        write(root.resolve("jobs/flink/target/roadstream-jobs-1.2.3-job.jar"), "job");
        write(root.resolve("dashboards/ops/dist/assets/index.js"), "page");
        write(
                root.resolve("infra/embedded/node_modules/@chdb/lib-linux-x64-gnu/libchdb.so"),
                "engine");
        write(root.resolve("docs/demo.md"), "demo");
        for (String name :
                List.of(
                        "roadstream",
                        "README.md",
                        "LICENSE",
                        "NOTICE",
                        "CHANGELOG.md",
                        "SECURITY.md",
                        "CONTRIBUTING.md")) {
            write(root.resolve(name), name);
        }
        assertThat(root.resolve("roadstream").toFile().setExecutable(true)).isTrue();
    }

    @Test
    void eachModuleHasTheSameJarsAsInTheCheckout() throws Exception {
        Checkout checkout = new Checkout(root);

        ArchiveFolder.fill(checkout, archive);

        Checkout unpacked = new Checkout(archive);
        assertThat(unpacked.isArchive()).isTrue();
        for (Module module : FOLDERS.keySet()) {
            assertThat(texts(unpacked.classPath(module)))
                    .as(module.name())
                    .isEqualTo(texts(checkout.classPath(module)));
        }
        assertThat(Files.readString(unpacked.jobJar())).isEqualTo("job");
    }

    @Test
    void nothingInItPointsToTheCheckoutOrTheRepository() throws Exception {
        ArchiveFolder.fill(new Checkout(root), archive);

        try (Stream<Path> lists = Files.list(archive.resolve(Checkout.CLASS_PATHS))) {
            assertThat(lists)
                    .hasSize(FOLDERS.size())
                    .allSatisfy(
                            list ->
                                    assertThat(Files.readAllLines(list))
                                            .isNotEmpty()
                                            .allMatch(line -> line.startsWith("lib/")));
        }
        try (Stream<Path> jars = Files.list(archive.resolve("lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString()))
                    .contains("thing-1.0.jar", "thing-1.0-2.jar")
                    .noneMatch(name -> name.contains("tests"));
        }
        assertThat(archive.resolve("dashboards/ops/dist/assets/index.js")).hasContent("page");
        assertThat(archive.resolve("roadstream")).isExecutable();
    }

    @Test
    void aModuleThatWasOnlyCompiledIsNamed() throws Exception {
        Path classes = Files.createDirectories(root.resolve("contract/target/classes"));
        Files.writeString(root.resolve("ingest/cdc/target/classpath.txt"), classes.toString());

        assertThatThrownBy(() -> ArchiveFolder.fill(new Checkout(root), archive))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(classes + " is no jar")
                .hasMessageContaining("mvn -DskipTests package");
    }

    @Test
    void whatIsNotInAnArchiveSaysThatItNeedsTheSources() throws Exception {
        ArchiveFolder.fill(new Checkout(root), archive);

        assertThatThrownBy(() -> new Checkout(archive).classPath(Module.BENCH))
                .hasMessageContaining("infra/bench is not part of this archive")
                .hasMessageContaining("needs the source tree");
    }

    private static List<String> texts(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator))
                .map(
                        file -> {
                            try {
                                return Files.readString(Path.of(file));
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        })
                .toList();
    }

    private Path library(String name, String text) throws IOException {
        return write(repository.resolve(name), text);
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
