/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The checkout the command line belongs to and what Maven built in it.
 *
 * @param root of the checkout
 */
public record Checkout(Path root) {
    private static final String ROOT_PROPERTY = "roadstream.root";

    /** A module's jar with what it needs at run time. */
    public enum Module {
        EMBEDDED("infra/embedded"),
        INGEST("ingest/adapters"),
        JOBS("jobs/flink"),
        BENCH("infra/bench");

        private final String folder;

        Module(String folder) {
            this.folder = folder;
        }
    }

    /** The checkout named by the start script. */
    public static Checkout current() {
        String root = System.getProperty(ROOT_PROPERTY);
        if (root == null) {
            throw new IllegalStateException(
                    "the system property %s must name the checkout; start with ./roadstream"
                            .formatted(ROOT_PROPERTY));
        }
        return new Checkout(Path.of(root).toAbsolutePath().normalize());
    }

    /** The module's class path: its own jar first. */
    public String classPath(Module module) {
        return classPath(module, "classpath.txt");
    }

    /** The same from another list that the module's build wrote. */
    public String classPath(Module module, String list) {
        Path target = root.resolve(module.folder).resolve("target");
        Path file = target.resolve(list);
        try {
            return String.join(
                    File.pathSeparator, jar(target).toString(), Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s is not built: %s; run ./roadstream or mvn -DskipTests package"
                            .formatted(module.folder, e.getMessage()),
                    e);
        }
    }

    /** The module's jar alone. */
    public Path jar(Module module) throws IOException {
        return jar(root.resolve(module.folder).resolve("target"));
    }

    private static Path jar(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            List<Path> jars =
                    files.filter(file -> file.getFileName().toString().startsWith("roadstream-"))
                            .filter(file -> file.toString().endsWith("-SNAPSHOT.jar"))
                            .toList();
            if (jars.size() != 1) {
                throw new IOException("expected one jar in %s, found %s".formatted(target, jars));
            }
            return jars.get(0);
        }
    }
}
