/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The command line of the server process.
 *
 * @param server the configuration in it
 * @param exitOnEndOfInput whether the process ends when its standard input does, as it does when
 *     the parent process dies
 */
record ServerArguments(ServerConfig server, boolean exitOnEndOfInput) {

    static final String PASSWORD_VARIABLE = "ROADSTREAM_CLICKHOUSE_PASSWORD";

    static final String USAGE =
            """
            --data DIR                    data directory, of this process alone (required)
            --host ADDRESS                default 127.0.0.1
            --port N                      default 0, any free port
            --user NAME                   an administrator; default roadstream
            --password TEXT               of that user; better in ROADSTREAM_CLICKHOUSE_PASSWORD
            --users FILE                  more users: name=ADMIN|READ_ONLY:sha256-of-the-password
            --max-queries N               statements at the same time, default 16
            --max-server-memory-bytes N   of the engine as a whole, default 2147483648
            --max-query-memory-bytes N    of one statement, default 1073741824
            --exit-on-end-of-input        end when standard input ends
            """;

    private static final String EXIT_FLAG = "--exit-on-end-of-input";

    static ServerArguments parse(List<String> arguments, Map<String, String> environment)
            throws IOException {
        Map<String, String> values = new HashMap<>();
        boolean exitOnEndOfInput = false;
        for (int i = 0; i < arguments.size(); i++) {
            String name = arguments.get(i);
            if (name.equals(EXIT_FLAG)) {
                exitOnEndOfInput = true;
            } else if (!USAGE.contains(name + " ") || !name.startsWith("--")) {
                throw new IllegalArgumentException("unknown option " + name + "\n" + USAGE);
            } else if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(name + " needs a value");
            } else {
                values.put(name, arguments.get(++i));
            }
        }
        String data = values.get("--data");
        if (data == null) {
            throw new IllegalArgumentException("--data is missing\n" + USAGE);
        }
        EngineConfig engine =
                new EngineConfig(
                        Path.of(data),
                        number(values, "--max-server-memory-bytes", 1L << 31),
                        number(values, "--max-query-memory-bytes", 1L << 30),
                        Math.toIntExact(number(values, "--max-queries", 16)));
        String host = values.getOrDefault("--host", "127.0.0.1");
        int port = Math.toIntExact(number(values, "--port", 0));
        return new ServerArguments(
                new ServerConfig(engine, host, port, users(values, environment)), exitOnEndOfInput);
    }

    private static List<User> users(Map<String, String> values, Map<String, String> environment)
            throws IOException {
        List<User> users = new ArrayList<>();
        String password = values.getOrDefault("--password", environment.get(PASSWORD_VARIABLE));
        if (password != null) {
            String name = values.getOrDefault("--user", "roadstream");
            users.add(User.withPassword(name, Access.ADMIN, password));
        }
        String file = values.get("--users");
        if (file != null) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
            for (String name : properties.stringPropertyNames()) {
                users.add(user(name, properties.getProperty(name)));
            }
        }
        return users;
    }

    private static User user(String name, String value) {
        String[] parts = value.split(":", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException(
                    "user " + name + " must be ACCESS:sha256, had no colon");
        }
        return new User(name, Access.valueOf(parts[0]), parts[1].toLowerCase(Locale.ROOT));
    }

    private static long number(Map<String, String> values, String name, long otherwise) {
        @Nullable String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a number, was " + value, e);
        }
    }
}
