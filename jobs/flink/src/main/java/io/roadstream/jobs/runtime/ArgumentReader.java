/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.runtime;

import java.util.Map;
import java.util.TreeMap;

/**
 * Settings of a process from environment and arguments: {@code --kafka-url x} wins over {@code
 * ROADSTREAM_KAFKA_URL=x}. Each key may be read once; what nobody read is an error.
 */
public final class ArgumentReader {
    private static final String ENVIRONMENT_PREFIX = "ROADSTREAM_";

    private final Map<String, String> arguments = new TreeMap<>();
    private final Map<String, String> environment;

    /** Takes arguments in pairs and the environment beneath them. */
    public ArgumentReader(String[] args, Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        for (int i = 0; i < args.length; i += 2) {
            if (!args[i].startsWith("--") || i + 1 == args.length) {
                throw new IllegalArgumentException(
                        "Arguments come as '--key value', found '%s'".formatted(args[i]));
            }
            arguments.put(args[i].substring(2), args[i + 1]);
        }
    }

    /** Value of a key, or its default. */
    public String read(String key, String defaultValue) {
        String argument = arguments.remove(key);
        if (argument != null) {
            return argument;
        }
        String name = ENVIRONMENT_PREFIX + key.replace('-', '_').toUpperCase(java.util.Locale.ROOT);
        return environment.getOrDefault(name, defaultValue);
    }

    /** Value of a whole-number key, or its default. */
    public int readInt(String key, int defaultValue) {
        String text = read(key, Integer.toString(defaultValue));
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "--%s must be a whole number, was '%s'".formatted(key, text), e);
        }
    }

    /** Fails if arguments are left that no one asked for. */
    public void requireNothingLeft() {
        if (!arguments.isEmpty()) {
            throw new IllegalArgumentException(
                    "Unknown arguments: --" + String.join(", --", arguments.keySet()));
        }
    }
}
