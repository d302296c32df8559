/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.config;

import io.roadstream.contract.config.InvalidConfigException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gathers values for keys: defaults, then file, then environment, then arguments; later ones win. A
 * name that is no key is refused, so that a slip of the pen cannot go unnoticed.
 */
public final class ConfigSources {
    private static final String PREFIX = "ROADSTREAM_";

    /**
     * Variables that are no settings of ours: the folder of test data, and what single programs
     * read themselves.
     */
    private static final Set<String> OTHER_VARIABLES =
            Set.of(
                    "ROADSTREAM_DATA",
                    "ROADSTREAM_KEY",
                    "ROADSTREAM_CHDB",
                    "ROADSTREAM_HOME",
                    "ROADSTREAM_SKIP_BUILD",
                    "ROADSTREAM_JAVA_OPTS");

    /** A name that differs by more is no typing error. */
    private static final int MAX_TYPOS = 3;

    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final Map<String, String> given = new HashMap<>();

    public ConfigSources(List<Key> keys) {
        keys.forEach(key -> this.keys.put(key.name(), key));
    }

    /** Takes a file of settings, YAML or properties by its name. */
    public ConfigSources withFile(Path file) {
        ConfigFile.read(file).forEach((name, value) -> put(name, value, "in " + file));
        return this;
    }

    /** Takes the variables that begin with {@code ROADSTREAM_}. */
    public ConfigSources withEnvironment(Map<String, String> environment) {
        Map<String, String> names = new HashMap<>();
        keys.values().forEach(key -> names.put(key.environmentName(), key.name()));
        environment.forEach(
                (variable, value) -> {
                    String name = names.get(variable);
                    if (name != null) {
                        given.put(name, value);
                    } else if (variable.startsWith(PREFIX) && !isAnotherOnes(variable)) {
                        throw new InvalidConfigException(
                                "environment variable %s is no setting%s; see docs/configuration.md"
                                        .formatted(variable, hint(names.keySet(), variable)));
                    }
                });
        return this;
    }

    /** Takes values from the command line, by key name. */
    public ConfigSources withArguments(Map<String, String> arguments) {
        arguments.forEach((name, value) -> put(name, value, "as an argument"));
        return this;
    }

    /** The values of all keys. */
    public ConfigValues resolve() {
        Map<Key, String> values = new LinkedHashMap<>();
        keys.forEach((name, key) -> values.put(key, given.getOrDefault(name, key.fallback())));
        return new ConfigValues(values);
    }

    private void put(String name, String value, String where) {
        if (!keys.containsKey(name)) {
            throw new InvalidConfigException(
                    "'%s' %s is no setting%s; see docs/configuration.md"
                            .formatted(name, where, hint(keys.keySet(), name)));
        }
        given.put(name, value);
    }

    /** The parts have keys of their own, such as {@code ROADSTREAM_INGEST_THREADS}. */
    private static boolean isAnotherOnes(String variable) {
        return OTHER_VARIABLES.contains(variable)
                || variable.startsWith("ROADSTREAM_INGEST_")
                || variable.startsWith("ROADSTREAM_GATEWAY_")
                || variable.startsWith("ROADSTREAM_SIMULATOR_");
    }

    private static String hint(Set<String> known, String name) {
        return known.stream()
                .filter(near -> near.startsWith(name) || distance(near, name) <= MAX_TYPOS)
                .min(Comparator.comparingInt(near -> distance(near, name)))
                .map(near -> ", did you mean '" + near + "'?")
                .orElse("");
    }

    /**
     * Levenshtein distance: insertions, deletions and replacements that turn one into the other.
     */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replace, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
