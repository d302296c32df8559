/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.process;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A program and how to start it.
 *
 * @param classPath of the program
 * @param mainClass prints {@code READY <address>} on stdout and calls {@link ParentWatch}
 * @param jvmOptions such as {@code -Xmx256m}
 * @param arguments of the program
 * @param log file its stderr, and stdout after the ready line, are appended to
 * @param readyWithin how long the ready line may take
 */
public record ChildCommand(
        String classPath,
        String mainClass,
        List<String> jvmOptions,
        List<String> arguments,
        Path log,
        Duration readyWithin) {
    public ChildCommand {
        jvmOptions = List.copyOf(jvmOptions);
        arguments = List.copyOf(arguments);
    }

    /** A program of the current class path. */
    public ChildCommand(
            String mainClass,
            List<String> jvmOptions,
            List<String> arguments,
            Path log,
            Duration readyWithin) {
        this(absoluteClassPath(), mainClass, jvmOptions, arguments, log, readyWithin);
    }

    List<String> toCommandLine() {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add(
                "-Dlog4j2.configurationFile=classpath:io/roadstream/embedded/process/log4j2.properties");
        line.add("-Dlog4j2.disableJmx=true");
        line.add("-XX:+ExitOnOutOfMemoryError");
        line.addAll(jvmOptions);
        line.add("-cp");
        line.add(classPath);
        line.add(mainClass);
        line.addAll(arguments);
        return line;
    }

    private static String absoluteClassPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }
}
