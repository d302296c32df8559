/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.postgres;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where and how the database server runs.
 *
 * @param data folder of its files; the password is in {@value #PASSWORD_FILE} there
 * @param port 0 picks a free one
 * @param programs folder into which PostgreSQL is unpacked
 * @param settings server settings on top of ours
 */
public record PostgresConfig(Path data, int port, Path programs, Map<String, String> settings) {
    /** Superuser of the server and owner of the order database. */
    public static final String USER = "roadstream";

    /** Name of the order database. */
    public static final String DATABASE = "orders";

    static final String PASSWORD_FILE = "password";

    static final String USAGE =
            """
            EmbeddedPostgresServer --data DIR [--port N] [--programs DIR] [--set SETTING=VALUE]...
            Ends when its standard input ends.""";

    public PostgresConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be in [0, 65535], was " + port);
        }
        settings = Map.copyOf(settings);
    }

    /** A free port, programs in the user's folder of temporary files. */
    public static PostgresConfig of(Path data) {
        return new PostgresConfig(data, 0, programsOfUser(), Map.of());
    }

    public PostgresConfig withPort(int newPort) {
        return new PostgresConfig(data, newPort, programs, settings);
    }

    public PostgresConfig withSetting(String name, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(name, value);
        return new PostgresConfig(data, port, programs, more);
    }

    /** The arguments of {@link EmbeddedPostgresServer}. */
    static PostgresConfig parse(String... arguments) {
        @Nullable Path data = null;
        Path programs = programsOfUser();
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
                case "--programs" -> programs = Path.of(value);
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
        return new PostgresConfig(data, port, programs, settings);
    }

    List<String> toArguments() {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--data",
                                data.toAbsolutePath().toString(),
                                "--programs",
                                programs.toAbsolutePath().toString(),
                                "--port",
                                Integer.toString(port)));
        settings.forEach(
                (name, value) -> {
                    arguments.add("--set");
                    arguments.add(name + "=" + value);
                });
        return arguments;
    }

    Path cluster() {
        return data.toAbsolutePath().resolve("cluster");
    }

    Path passwordFile() {
        return data.toAbsolutePath().resolve(PASSWORD_FILE);
    }

    private static Path programsOfUser() {
        return Path.of(
                System.getProperty("java.io.tmpdir"),
                "roadstream-" + System.getProperty("user.name"));
    }

    private static void putSetting(Map<String, String> settings, String pair) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("--set needs NAME=VALUE, was '" + pair + "'");
        }
        settings.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
}
