/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.kafka;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where and how the broker runs.
 *
 * @param data folder of its files
 * @param host address it listens on
 * @param port 0 picks a free one
 * @param advertised host name clients are sent to; differs from {@code host} for a wildcard
 * @param heapMiB heap of its process, used by the handle only
 * @param settings broker settings on top of ours
 */
public record EmbeddedKafkaConfig(
        Path data,
        String host,
        int port,
        String advertised,
        int heapMiB,
        Map<String, String> settings) {
    private static final int DEFAULT_HEAP_MIB = 384;
    private static final String LOOPBACK = "127.0.0.1";

    /** What {@link EmbeddedKafkaServer} prints when its arguments are wrong. */
    static final String USAGE =
            """
            EmbeddedKafkaServer --data DIR [--host HOST] [--port N] [--advertised HOST]
                                [--set BROKER_SETTING=VALUE]...
            Ends when its standard input ends.""";

    public EmbeddedKafkaConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be in [0, 65535], was " + port);
        }
        if (heapMiB < 128) {
            throw new IllegalArgumentException("heapMiB must be at least 128, was " + heapMiB);
        }
        settings = Map.copyOf(settings);
    }

    /** Loopback, a free port, the default heap. */
    public static EmbeddedKafkaConfig of(Path data) {
        return new EmbeddedKafkaConfig(data, LOOPBACK, 0, LOOPBACK, DEFAULT_HEAP_MIB, Map.of());
    }

    public EmbeddedKafkaConfig withPort(int newPort) {
        return new EmbeddedKafkaConfig(data, host, newPort, advertised, heapMiB, settings);
    }

    public EmbeddedKafkaConfig withSetting(String name, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(name, value);
        return new EmbeddedKafkaConfig(data, host, port, advertised, heapMiB, more);
    }

    /** The arguments of {@link EmbeddedKafkaServer}. */
    static EmbeddedKafkaConfig parse(String... arguments) {
        Path data = null;
        String host = LOOPBACK;
        String advertised = null;
        int port = 0;
        Map<String, String> settings = new TreeMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            String option = arguments[i];
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(option + " needs a value\n" + USAGE);
            }
            String value = arguments[i + 1];
            switch (option) {
                case "--data" -> data = Path.of(value);
                case "--host" -> host = value;
                case "--advertised" -> advertised = value;
                case "--port" -> port = Integer.parseInt(value);
                case "--set" -> putSetting(settings, value);
                default ->
                        throw new IllegalArgumentException(
                                "unknown option '%s'%n%s".formatted(option, USAGE));
            }
        }
        if (data == null) {
            throw new IllegalArgumentException("--data is missing\n" + USAGE);
        }
        return new EmbeddedKafkaConfig(
                data, host, port, orHost(advertised, host), DEFAULT_HEAP_MIB, settings);
    }

    List<String> toArguments() {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--data",
                                data.toAbsolutePath().toString(),
                                "--host",
                                host,
                                "--advertised",
                                advertised,
                                "--port",
                                Integer.toString(port)));
        settings.forEach(
                (name, value) -> {
                    arguments.add("--set");
                    arguments.add(name + "=" + value);
                });
        return arguments;
    }

    private static void putSetting(Map<String, String> settings, String pair) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("--set needs NAME=VALUE, was '" + pair + "'");
        }
        settings.put(pair.substring(0, equals), pair.substring(equals + 1));
    }

    private static String orHost(@Nullable String advertised, String host) {
        return advertised == null ? host : advertised;
    }
}
