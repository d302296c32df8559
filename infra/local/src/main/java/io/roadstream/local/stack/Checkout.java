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
    private static final String CLASS_PATH = "classpath.txt";
    private static final String ROOT_PROPERTY = "roadstream.root";

    /** A module's jar with what it needs at run time. */
    public enum Module {
        EMBEDDED("infra/embedded"),
        INGEST("ingest/adapters"),
        CDC("ingest/cdc"),
        SIMULATOR("ingest/simulator"),
        GATEWAY("ws-gateway"),
        JOBS("jobs/flink"),
        FLINK("infra/flink"),
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
        return String.join(File.pathSeparator, jar(module).toString(), read(module, CLASS_PATH));
    }

    /** Flink without our jobs, as a cluster has it. */
    public String flinkClassPath() {
        return read(Module.FLINK, CLASS_PATH);
    }

    /** The self-contained jar that is submitted to a cluster. */
    public Path jobJar() {
        return find(Module.JOBS, "-job.jar");
    }

    private Path jar(Module module) {
        return find(module, "-SNAPSHOT.jar");
    }

    private String read(Module module, String list) {
        try {
            return Files.readString(target(module).resolve(list)).strip();
        } catch (IOException e) {
            throw notBuilt(module, e);
        }
    }

    private Path find(Module module, String suffix) {
        try (Stream<Path> files = Files.list(target(module))) {
            List<Path> jars =
                    files.filter(file -> file.getFileName().toString().startsWith("roadstream-"))
                            .filter(file -> file.toString().endsWith(suffix))
                            .toList();
            if (jars.size() != 1) {
                throw new IOException(
                        "expected one roadstream-*%s in %s, found %s"
                                .formatted(suffix, target(module), jars));
            }
            return jars.get(0);
        } catch (IOException e) {
            throw notBuilt(module, e);
        }
    }

    private Path target(Module module) {
        return root.resolve(module.folder).resolve("target");
    }

    private static UncheckedIOException notBuilt(Module module, IOException cause) {
        return new UncheckedIOException(
                "%s is not built: %s; run ./roadstream or mvn -DskipTests package"
                        .formatted(module.folder, cause.getMessage()),
                cause);
    }
}
