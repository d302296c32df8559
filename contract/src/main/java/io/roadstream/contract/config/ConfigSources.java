/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Gathers values for the keys of one component. Later sources override earlier ones; a name that is
 * no key is refused, so a slip of the pen can't go unnoticed.
 */
public final class ConfigSources {
    /** Argument that names the file of settings, in {@code key=value} lines. */
    public static final String FILE_ARGUMENT = "--config";

    private final Map<String, ConfigKey> keys;
    private final Map<String, String> given = new HashMap<>();

    public ConfigSources(List<ConfigKey> keys) {
        this.keys =
                keys.stream()
                        .collect(
                                Collectors.toMap(
                                        ConfigKey::name,
                                        Function.identity(),
                                        (a, b) -> a,
                                        LinkedHashMap::new));
    }

    /** Defaults, then the file that the arguments name, then the environment, then arguments. */
    public static ConfigValues resolve(
            List<ConfigKey> keys, Map<String, String> environment, String[] arguments) {
        Map<String, String> named = new ConfigSources(keys).parseArguments(arguments);
        String file = named.remove(FILE_ARGUMENT.substring(2));
        ConfigSources sources = new ConfigSources(keys);
        if (file != null) {
            sources.withFile(Path.of(file));
        }
        return sources.withEnvironment(environment).withValues(named).resolve();
    }

    ConfigSources withValues(Map<String, String> values) {
        values.forEach(
                (name, value) -> {
                    requireKey(name, "key");
                    given.put(name, value);
                });
        return this;
    }

    ConfigValues resolve() {
        Map<ConfigKey, String> values = new LinkedHashMap<>();
        keys.forEach((name, key) -> values.put(key, given.getOrDefault(name, key.fallback())));
        return new ConfigValues(values);
    }

    private void withFile(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new InvalidConfigException("the file of settings can't be read: " + e, e);
        }
        Map<String, String> values = new HashMap<>();
        properties.forEach((name, value) -> values.put(name.toString(), value.toString()));
        withValues(values);
    }

    /** Takes the variables of the component; an unknown one with its prefix is refused. */
    private ConfigSources withEnvironment(Map<String, String> environment) {
        Map<String, String> names = new HashMap<>();
        keys.values().forEach(key -> names.put(key.environmentName(), key.name()));
        String prefix = commonPrefix();
        environment.forEach(
                (variable, value) -> {
                    String name = names.get(variable);
                    if (name != null) {
                        given.put(name, value);
                    } else if (variable.startsWith(prefix)) {
                        throw new InvalidConfigException(
                                "no such environment variable: " + variable);
                    }
                });
        return this;
    }

    private Map<String, String> parseArguments(String[] arguments) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (!argument.startsWith("--")) {
                throw new InvalidConfigException("unexpected argument: " + argument);
            }
            int equals = argument.indexOf('=');
            String name = argument.substring(2, equals < 0 ? argument.length() : equals);
            if (!argument.startsWith(FILE_ARGUMENT)) {
                requireKey(name, "argument");
            }
            if (equals >= 0) {
                values.put(name, argument.substring(equals + 1));
            } else if (i + 1 < arguments.length) {
                i++;
                values.put(name, arguments[i]);
            } else {
                throw new InvalidConfigException("a value must follow --" + name);
            }
        }
        return values;
    }

    private void requireKey(String name, String what) {
        if (!keys.containsKey(name)) {
            throw new InvalidConfigException(
                    "no such %s: %s; known: %s".formatted(what, name, keys.keySet()));
        }
    }

    /** The component's part of the variable names, such as {@code ROADSTREAM_INGEST_}. */
    private String commonPrefix() {
        String first = keys.values().iterator().next().environmentName();
        int end = first.indexOf('_', first.indexOf('_') + 1);
        return first.substring(0, end + 1);
    }
}
