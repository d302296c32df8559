/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks of programs and libraries. */
final class Tools {
    private static final int JAVA_LEAST = 17;
    private static final int NODE_LEAST = 20;
    private static final int MAVEN_LEAST_MAJOR = 3;
    private static final int MAVEN_LEAST_MINOR = 8;
    private static final Pattern VERSION = Pattern.compile("(\\d+)(?:\\.(\\d+))?");
    private static final Path ENGINE =
            Path.of("infra/embedded/node_modules/@chdb/lib-linux-x64-gnu/libchdb.so");

    private Tools() {}

    static Finding java(Runtime.Version version, Path home) {
        String found = "%s at %s".formatted(version, home);
        if (version.feature() < JAVA_LEAST) {
            return Finding.fail("JDK", found, "install openjdk-17-jdk-headless or later");
        }
        if (!Files.exists(home.resolve("bin").resolve("javac"))) {
            return Finding.warn(
                    "JDK", found + ", without a compiler", "install a JDK to build from source");
        }
        return Finding.ok("JDK", found);
    }

    /**
     * Maven.
     *
     * @param said first line of {@code mvn -version}, if there is Maven
     */
    static Finding maven(Optional<String> said) {
        String advice = "install maven 3.8 or later; it is needed to build from source";
        if (said.isEmpty()) {
            return Finding.warn("Maven", "not found", advice);
        }
        Matcher version = VERSION.matcher(said.get());
        boolean isEnough =
                version.find()
                        && (number(version, 1) > MAVEN_LEAST_MAJOR
                                || (number(version, 1) == MAVEN_LEAST_MAJOR
                                        && number(version, 2) >= MAVEN_LEAST_MINOR));
        return isEnough
                ? Finding.ok("Maven", said.get())
                : Finding.warn("Maven", said.get(), advice);
    }

    /**
     * Node.
     *
     * @param said what {@code node --version} says, if there is Node
     */
    static Finding node(Optional<String> said) {
        String advice = "install Node 20 or later (nodejs.org or your distribution)";
        if (said.isEmpty()) {
            return Finding.warn("Node", "not found", advice);
        }
        Matcher version = VERSION.matcher(said.get());
        return version.find() && number(version, 1) >= NODE_LEAST
                ? Finding.ok("Node", said.get())
                : Finding.warn("Node", said.get(), advice);
    }

    /** The ClickHouse engine. */
    static Finding engine(Path root) {
        Path library = root.resolve(ENGINE);
        return Files.isRegularFile(library)
                ? Finding.ok("ClickHouse engine", library.toString())
                : Finding.fail(
                        "ClickHouse engine",
                        "not there",
                        "run ./roadstream, or npm ci in infra/embedded");
    }

    static Finding platform(String system, String architecture) {
        String found = system + " " + architecture;
        boolean isSupported =
                system.equals("Linux")
                        && (architecture.equals("amd64") || architecture.equals("x86_64"));
        return isSupported
                ? Finding.ok("Platform", found)
                : Finding.warn(
                        "Platform",
                        found,
                        "the embedded ClickHouse is for Linux on x86-64; elsewhere give a server"
                                + " with --clickhouse-url");
    }

    /** The first line a program prints, if it can be run. */
    static Optional<String> findFirstLine(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0
                    ? said.lines().map(Tools::plain).filter(line -> !line.isBlank()).findFirst()
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Without the colours some programs print even into pipes. */
    private static String plain(String line) {
        return line.replaceAll("\u001B\\[[0-9;]*m", "").strip();
    }

    private static int number(Matcher version, int group) {
        String digits = version.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
