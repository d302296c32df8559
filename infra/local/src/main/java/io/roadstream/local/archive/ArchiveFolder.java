/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.archive;

import io.roadstream.local.stack.Checkout;
import io.roadstream.local.stack.Checkout.Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Fills a folder with what runs without the source tree: all jars once in {@code lib}, a class path
 * for each module, the jar for a Flink cluster, the page, the ClickHouse engine, the documents and
 * the start script.
 */
public final class ArchiveFolder {
    /** What an archive runs; benches and fault tests need the source tree. */
    public static final Set<Module> MODULES = EnumSet.complementOf(EnumSet.of(Module.BENCH));

    private static final String LIBRARIES = "lib";
    private static final String PAGE = "dashboards/ops/dist";
    private static final List<String> FOLDERS =
            List.of(PAGE, "infra/embedded/node_modules/@chdb", "docs");
    private static final List<String> FILES =
            List.of(
                    "roadstream",
                    "README.md",
                    "LICENSE",
                    "NOTICE",
                    "CHANGELOG.md",
                    "SECURITY.md",
                    "CONTRIBUTING.md");

    private ArchiveFolder() {}

    /**
     * Fills it.
     *
     * @param checkout that is built
     * @param folder that is not there yet
     * @throws IOException if something is missing in the checkout, or cannot be written
     */
    public static void fill(Checkout checkout, Path folder) throws IOException {
        Files.createDirectories(folder.resolve(LIBRARIES));
        Files.createDirectories(folder.resolve(Checkout.CLASS_PATHS));
        Files.createDirectories(folder.resolve(Checkout.JOB));
        LibraryNames names = new LibraryNames();
        for (Module module : MODULES) {
            List<String> lines =
                    checkout.listClassPath(module).stream()
                            .map(jar -> LIBRARIES + "/" + names.nameOf(existing(jar)))
                            .toList();
            Files.write(folder.resolve(module.inArchive()), lines);
        }
        for (Map.Entry<String, Path> library : names.all().entrySet()) {
            Files.copy(library.getValue(), folder.resolve(LIBRARIES).resolve(library.getKey()));
        }
        Path jobJar = checkout.jobJar();
        Files.copy(jobJar, folder.resolve(Checkout.JOB).resolve(jobJar.getFileName()));
        for (String name : FOLDERS) {
            copyFolder(checkout.root().resolve(name), folder.resolve(name));
        }
        for (String name : FILES) {
            Files.copy(
                    checkout.root().resolve(name),
                    folder.resolve(name),
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static Path existing(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new UncheckedIOException(
                    new IOException(
                            "%s is no jar; build with mvn -DskipTests package".formatted(jar)));
        }
        return jar;
    }

    private static void copyFolder(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : (Iterable<Path>) all::iterator) {
                Files.copy(
                        one,
                        to.resolve(from.relativize(one).toString()),
                        LinkOption.NOFOLLOW_LINKS);
            }
        }
    }
}
