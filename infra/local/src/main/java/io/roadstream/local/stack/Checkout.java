/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the command line runs from: the checkout with what Maven built in it, or an unpacked
 * archive ({@code ./roadstream archive}), which has the same programs as {@code lib} and {@code
 * class-paths}.
 *
 * @param root of the checkout or of the unpacked archive
 */
public record Checkout(Path root) {
    private static final String CLASS_PATH = "classpath.txt";
    private static final String ROOT_PROPERTY = "roadstream.root";
    private static final String JOB_SUFFIX = "-job.jar";

    /** {@code roadstream-gateway-0.1.0.jar}, also of a snapshot, without a classifier. */
    private static final Pattern VERSIONED_JAR =
            Pattern.compile("roadstream-[a-z-]+-\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\.jar");

    /** Folder of an archive with the class path of each module, a file name a line. */
    public static final String CLASS_PATHS = "class-paths";

    /** Folder of an archive with the jar for a Flink cluster. */
    public static final String JOB = "job";

    /** A module's jar with what it needs at run time. */
    public enum Module {
        EMBEDDED("infra/embedded"),
        INGEST("ingest/adapters"),
        CDC("ingest/cdc"),
        SIMULATOR("ingest/simulator"),
        GATEWAY("ws-gateway"),
        JOBS("jobs/flink"),
        FLINK("infra/flink"),
        LOCAL("infra/local"),
        BENCH("infra/bench");

        private final String folder;

        Module(String folder) {
            this.folder = folder;
        }

        /** The file of its class path in an archive, below its root. */
        public Path inArchive() {
            return Path.of(CLASS_PATHS, folder.replace('/', '-') + ".txt");
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

    /** Whether this is an unpacked archive, which has no sources and nothing to build. */
    public boolean isArchive() {
        return Files.isDirectory(root.resolve(CLASS_PATHS));
    }

    /** The module's class path: its own jar first. */
    public String classPath(Module module) {
        return join(listClassPath(module));
    }

    /** The same as files. Flink's has no jar of ours, as on a cluster. */
    public List<Path> listClassPath(Module module) {
        if (isArchive()) {
            return listInArchive(module);
        }
        try {
            String entries = Files.readString(target(module).resolve(CLASS_PATH)).strip();
            Stream<Path> own = module == Module.FLINK ? Stream.of() : Stream.of(jar(module));
            return Stream.concat(own, Stream.of(entries.split(File.pathSeparator)).map(Path::of))
                    .toList();
        } catch (IOException e) {
            throw notBuilt(module, e);
        }
    }

    /** Flink without our jobs, as a cluster has it. */
    public String flinkClassPath() {
        return classPath(Module.FLINK);
    }

    /** The self-contained jar that is submitted to a cluster. */
    public Path jobJar() {
        Path folder = isArchive() ? root.resolve(JOB) : target(Module.JOBS);
        return find(Module.JOBS, folder, name -> name.endsWith(JOB_SUFFIX));
    }

    private Path jar(Module module) {
        return find(module, target(module), name -> VERSIONED_JAR.matcher(name).matches());
    }

    private List<Path> listInArchive(Module module) {
        Path list = root.resolve(module.inArchive());
        try {
            return Files.readAllLines(list).stream().map(root::resolve).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s is not part of this archive: there is no %s; it needs the source tree"
                            .formatted(module.folder, list),
                    e);
        }
    }

    private static String join(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(joining(File.pathSeparator));
    }

    private static Path find(Module module, Path folder, Predicate<String> wanted) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> jars =
                    files.filter(file -> wanted.test(file.getFileName().toString())).toList();
            if (jars.size() != 1) {
                throw new IOException(
                        "expected one jar of the module in %s, found %s".formatted(folder, jars));
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
