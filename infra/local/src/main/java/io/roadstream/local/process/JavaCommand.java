/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.process;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Java program in a process of its own.
 *
 * @param classPath of its module, complete
 * @param mainClass by name
 * @param jvmOptions such as {@code -Xmx256m}
 * @param arguments of the program, free of secrets: every user of the machine can read them
 * @param environment on top of ours, for secrets
 */
public record JavaCommand(
        String classPath,
        String mainClass,
        List<String> jvmOptions,
        List<String> arguments,
        Map<String, String> environment) {
    private static final String PREFIX = "ROADSTREAM_";
    private static final String LOG_CONFIG = "classpath:io/roadstream/local/part-log4j2.properties";

    public JavaCommand {
        jvmOptions = List.copyOf(jvmOptions);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /**
     * A process that ends with this one, deaf to Ctrl-C: a terminal sends that to all processes,
     * but the order in which they stop is the supervisor's to decide. Its stdin must be a pipe.
     */
    ProcessBuilder supervised() {
        List<String> line =
                new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "roadstream"));
        line.addAll(java());
        line.add("-Dlog4j2.configurationFile=" + LOG_CONFIG);
        line.add("-Dlog4j2.disableJmx=true");
        line.add("-XX:+ExitOnOutOfMemoryError");
        line.addAll(jvmOptions);
        line.add("-cp");
        line.add(classPath + java.io.File.pathSeparator + ownClassPath());
        line.add(PartLauncher.class.getName());
        line.add(mainClass);
        line.addAll(arguments);
        return builder(line);
    }

    /** JVM options for a program that does not say it is ready: it is once a URL says a text. */
    public static List<String> readyOnce(URI url, String text) {
        return List.of(
                "-D%s=%s".formatted(ReadyProbe.URL_PROPERTY, url),
                "-D%s=%s".formatted(ReadyProbe.TEXT_PROPERTY, text));
    }

    /** A process that shares our terminal. */
    public ProcessBuilder attached() {
        List<String> line = java();
        line.addAll(jvmOptions);
        line.add("-cp");
        line.add(classPath);
        line.add(mainClass);
        line.addAll(arguments);
        return builder(line);
    }

    /** Our settings are not the part's: what it needs from them is in its arguments. */
    private ProcessBuilder builder(List<String> line) {
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith(PREFIX) && !isForParts(name));
        builder.environment().putAll(environment);
        return builder;
    }

    private static boolean isForParts(String name) {
        return name.equals("ROADSTREAM_DATA")
                || name.equals("ROADSTREAM_KEY")
                || name.equals("ROADSTREAM_CHDB")
                || isKeyOfPart(name, "ROADSTREAM_INGEST_")
                || isKeyOfPart(name, "ROADSTREAM_SIMULATOR_");
    }

    /** How much memory a part gets is ours to know: the part would refuse the name. */
    private static boolean isKeyOfPart(String name, String prefix) {
        return name.startsWith(prefix) && !name.endsWith("_HEAP_MIB");
    }

    private static List<String> java() {
        return new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    }

    private static String ownClassPath() {
        try {
            return Path.of(
                            PartLauncher.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
